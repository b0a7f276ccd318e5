UPDATE proposals
SET probed_at = @Now
WHERE id = @Id
