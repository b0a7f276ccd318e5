UPDATE partnerships
SET is_trial_over = TRUE
WHERE NOT is_trial_over AND id IN (
    SELECT s.id
    FROM partnerships s
    WHERE NOT s.is_trial_over AND s.trial_ends_at <= @Now
    ORDER BY s.trial_ends_at
    LIMIT @Most)
RETURNING id
