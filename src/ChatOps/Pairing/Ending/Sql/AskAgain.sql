UPDATE round_ends
SET ask_again_at = NULL
WHERE ask_again_at IS NOT NULL AND id IN (
    SELECT e.id
    FROM round_ends e
    WHERE e.ask_again_at <= @Now AND e.answered_at IS NULL AND e.closed_at IS NULL
    ORDER BY e.ask_again_at
    LIMIT @Most)
RETURNING id, person_id
