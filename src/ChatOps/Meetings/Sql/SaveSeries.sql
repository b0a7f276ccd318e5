UPDATE meeting_series
SET state = @State, organizer_id = @OrganizerId, zone = @Zone, first_day = @FirstDay, from_minute = @FromMinute, minutes = @Minutes, every_weeks = @EveryWeeks, last_day = @LastDay,
    fit = @Fit, attempt = @Attempt, sequence = @Sequence, external_id = @ExternalId, join_url = @JoinUrl, parts = @Parts, changed_at = @Now
WHERE id = @Id
