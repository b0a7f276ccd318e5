UPDATE round_ends
SET ask_again_at = NULL
WHERE id = @Id AND ask_again_at IS NOT NULL
RETURNING person_id
