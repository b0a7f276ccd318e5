UPDATE account_codes
SET used_at = @Now
WHERE id = @Id AND used_at IS NULL AND expires_at > @Now
