UPDATE sayings
SET words = NULL
WHERE id = @Id AND words IS NOT NULL
RETURNING message_id
