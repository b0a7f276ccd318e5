SELECT user_id
FROM accounts
WHERE channel = @Channel AND tenant = @Tenant AND conversation = @Conversation
