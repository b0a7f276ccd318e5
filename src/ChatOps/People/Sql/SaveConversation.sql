UPDATE accounts
SET conversation = @Conversation
WHERE id = @Id
