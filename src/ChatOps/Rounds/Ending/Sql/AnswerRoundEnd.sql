UPDATE round_ends
SET next = @Next, helped = @Helped, words = @Words, answered_at = @Now, ask_again_at = NULL
WHERE id = @Id AND closed_at IS NULL
