INSERT INTO meeting_series (id, partnership_id, program_id, state, calendar, organizer_id, instead_of, zone, first_day, from_minute, minutes, every_weeks,
    last_day, fit, attempt, sequence, created_at, changed_at)
VALUES (@Id, @PartnershipId, @ProgramId, @State, @Calendar, @OrganizerId, @InsteadOf, @Zone, @FirstDay, @FromMinute, @Minutes, @EveryWeeks,
    @LastDay, @Fit, @Attempt, @Sequence, @Now, @Now)
ON CONFLICT (partnership_id, instead_of) WHERE state NOT IN ('ending', 'ended') DO NOTHING
