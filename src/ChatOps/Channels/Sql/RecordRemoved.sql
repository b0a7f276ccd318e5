UPDATE outbox
SET stale_account_id = NULL, stale_conversation = NULL, stale_message_id = NULL, attempts = 0, code = @Code, claimed_by = NULL,
    state = CASE WHEN wanted > shown OR anew > posted THEN 'due' ELSE 'done' END,
    next_at = due_at
WHERE id = @Id AND claimed_by = @Me
RETURNING state, next_at
