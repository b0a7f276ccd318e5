-- What was asked for meanwhile is a new card: it gets its own try.
UPDATE outbox
SET state = CASE WHEN wanted > @Version THEN 'due' ELSE 'dead' END,
    attempts = CASE WHEN wanted > @Version THEN 0 ELSE attempts END,
    code = @Code, next_at = CASE WHEN due_at > @Now THEN due_at ELSE @Now END, attempted_at = NULL, claimed_by = NULL
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
