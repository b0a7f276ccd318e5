UPDATE accounts
SET greeted_at = @Now
WHERE id = @Id AND greeted_at IS NULL
