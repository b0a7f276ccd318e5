UPDATE outbox
SET wanted = wanted + 1,
    state = CASE WHEN state = 'unreachable' THEN state ELSE 'due' END,
    turn = CASE WHEN state = 'due' AND turn < 2 THEN turn ELSE 2 END,
    attempts = CASE WHEN state = 'due' THEN attempts ELSE 0 END,
    next_at = CASE WHEN claimed_by IS NOT NULL OR (state = 'due' AND attempts > 0) THEN next_at ELSE @Now END
WHERE kind = @Kind AND subject IN @Subjects AND (message_id IS NOT NULL OR claimed_by IS NOT NULL OR attempted_at IS NOT NULL)
RETURNING CASE WHEN state = 'due' AND claimed_by IS NULL THEN lane END AS lane, turn, next_at
