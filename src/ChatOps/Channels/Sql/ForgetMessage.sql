UPDATE outbox
SET message_account_id = NULL, conversation = NULL, message_id = NULL, shown = 0, attempts = @Attempts, code = @Code, claimed_by = NULL, next_at = @At
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
