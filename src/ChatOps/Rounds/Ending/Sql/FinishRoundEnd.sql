UPDATE round_ends
SET closed_at = @Now, ask_again_at = NULL
WHERE id = @Id AND closed_at IS NULL
