-- What may have left anew stands, updated, where it stood before: it counts as posted.
UPDATE outbox
SET shown = @Version, posted = attempted, attempted_at = NULL, attempts = 0, code = NULL, claimed_by = NULL,
    state = CASE WHEN wanted > @Version OR anew > attempted OR stale_message_id IS NOT NULL THEN 'due' ELSE 'done' END,
    next_at = CASE WHEN due_at > @Now THEN due_at ELSE @Now END
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
