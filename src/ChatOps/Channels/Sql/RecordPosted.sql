UPDATE outbox
SET stale_account_id = message_account_id, stale_conversation = conversation, stale_message_id = message_id,
    message_account_id = @Account, conversation = @Conversation, message_id = @MessageId,
    shown = @Version, posted = @Version, sent_at = @SentAt, attempted_at = NULL, attempts = 0, code = NULL, claimed_by = NULL,
    state = CASE WHEN wanted > @Version OR message_id IS NOT NULL THEN 'due' ELSE 'done' END,
    next_at = CASE WHEN due_at > @Now THEN due_at ELSE @Now END
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
