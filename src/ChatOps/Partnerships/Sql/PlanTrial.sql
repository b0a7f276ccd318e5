UPDATE partnerships
SET trial_ends_at = @EndsAt
WHERE id = @Id
