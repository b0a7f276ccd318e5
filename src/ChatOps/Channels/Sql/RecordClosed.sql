UPDATE outbox
SET shown = @Version, posted = @Version, attempts = 0, attempted_at = NULL, code = NULL, claimed_by = NULL,
    state = CASE WHEN wanted > @Version OR stale_message_id IS NOT NULL THEN 'due' ELSE 'done' END,
    next_at = CASE WHEN due_at > @Now THEN due_at ELSE @Now END
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
