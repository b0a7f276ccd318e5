UPDATE outbox
SET stale_account_id = NULL, stale_conversation = NULL, stale_message_id = NULL, attempts = 0, code = @Code, claimed_by = NULL,
    state = CASE WHEN wanted > shown OR anew > posted THEN 'due' ELSE 'done' END,
    next_at = CASE WHEN due_at > @Now THEN due_at ELSE @Now END
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
