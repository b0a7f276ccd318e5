SELECT id, sealed, account_id, typed_in, expires_at, used_at
FROM account_codes
WHERE id = @Id
