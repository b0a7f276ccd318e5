SELECT id
FROM partnerships
WHERE NOT is_trial_over AND trial_ends_at IS NULL AND ended_at IS NULL
ORDER BY id
LIMIT @Most
