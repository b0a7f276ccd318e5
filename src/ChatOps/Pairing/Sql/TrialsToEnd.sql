SELECT id
FROM partnerships
WHERE NOT is_trial_over AND trial_ends_at <= @Now
ORDER BY trial_ends_at, id
LIMIT @Most
