-- Whether it helped and what came next stay: totals count them.
UPDATE round_ends SET words = NULL, ask_again_at = NULL WHERE person_id = @PersonId AND (words IS NOT NULL OR ask_again_at IS NOT NULL) RETURNING id, round_id
