UPDATE round_ends
SET words = NULL
WHERE words IS NOT NULL AND round_id IN (SELECT r.id FROM rounds r WHERE r.state = 'closed' AND r.last_day < @WordsDay)
RETURNING id, round_id
