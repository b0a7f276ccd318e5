UPDATE accounts
SET is_email_verified = FALSE
WHERE id = @Id
