UPDATE partnerships
SET is_trial_over = TRUE
WHERE id = @Id AND NOT is_trial_over
