SELECT id, program_id, first_day, last_day, state, version, opens_at, is_now, probed_at, round_id, approved_by
FROM proposals
WHERE round_id = @RoundId
