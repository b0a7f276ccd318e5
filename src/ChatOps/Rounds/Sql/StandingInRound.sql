SELECT id
FROM partnerships
WHERE round_id = @RoundId AND ended_at IS NULL
ORDER BY id
