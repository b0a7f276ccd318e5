SELECT DISTINCT tenant
FROM accounts
WHERE channel = @Channel AND email IS NOT NULL
ORDER BY tenant
