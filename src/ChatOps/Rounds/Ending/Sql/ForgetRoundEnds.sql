UPDATE round_ends
SET closed_at = @Now, ask_again_at = NULL
WHERE round_id = @RoundId AND closed_at IS NULL
RETURNING id
