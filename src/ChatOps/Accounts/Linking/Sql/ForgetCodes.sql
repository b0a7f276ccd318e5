DELETE FROM account_codes
WHERE (account_id = @AccountId AND used_at IS NULL) OR expires_at <= @Now
