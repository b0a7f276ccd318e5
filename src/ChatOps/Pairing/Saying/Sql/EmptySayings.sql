UPDATE sayings
SET words = NULL
WHERE words IS NOT NULL AND id IN (
    SELECT s.id
    FROM sayings s
    WHERE s.words IS NOT NULL AND s.at < @Before
    ORDER BY s.at
    LIMIT @Most)
RETURNING message_id
