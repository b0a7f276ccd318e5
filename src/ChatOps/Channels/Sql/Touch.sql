UPDATE outbox
SET wanted = wanted + 1, state = CASE WHEN state = 'done' THEN 'due' ELSE state END, turn = CASE WHEN state = 'done' THEN 2 ELSE turn END,
    next_at = CASE WHEN state = 'done' THEN @Now ELSE next_at END
WHERE id = @Id AND message_id IS NOT NULL
