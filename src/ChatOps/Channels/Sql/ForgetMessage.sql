-- It is to be removed first, for it may be there after all. What was to be removed before belongs to an account that went.
UPDATE outbox
SET stale_account_id = message_account_id, stale_conversation = conversation, stale_message_id = message_id,
    message_account_id = NULL, conversation = NULL, message_id = NULL, shown = 0, attempts = 0, code = @Code, claimed_by = NULL, next_at = @At
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
