UPDATE account_codes
SET typed_in = @TypedIn
WHERE id = @Id AND used_at IS NULL
