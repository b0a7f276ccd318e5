INSERT INTO check_ins (id, membership_id, program_id, person_id, round_id, week, state, is_closed, partnership_id, opens_at, on_time_until, closes_at, nudge_at, second_nudge_at, version)
VALUES (@Id, @MembershipId, @ProgramId, @PersonId, @RoundId, @Week, 'due', FALSE, @PartnershipId, @OpensAt, @OnTimeUntil, @ClosesAt, @NudgeAt, @SecondNudgeAt, 1)
ON CONFLICT (membership_id, week) DO NOTHING
