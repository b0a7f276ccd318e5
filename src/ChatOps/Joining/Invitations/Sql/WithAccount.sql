SELECT person_id
FROM accounts
WHERE channel = @Channel AND tenant = @Tenant AND (user_id = @UserId OR connector_id = @UserId)
ORDER BY created_at, id
LIMIT 1
