UPDATE partnerships
SET ended_at = @Now
WHERE id = @Id AND ended_at IS NULL
