INSERT INTO account_codes (id, hash, sealed, account_id, typed_in, expires_at, used_at)
VALUES (@Id, @Hash, @Sealed, @AccountId, NULL, @ExpiresAt, NULL)
