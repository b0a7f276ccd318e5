UPDATE partnerships
SET ended_at = @Now
WHERE round_id = @RoundId AND ended_at IS NULL
