SELECT id, person_id, email, is_email_verified
FROM accounts
WHERE channel = @Channel AND tenant = @Tenant AND email IS NOT NULL
ORDER BY id
