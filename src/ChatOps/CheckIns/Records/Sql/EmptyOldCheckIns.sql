UPDATE check_ins
SET words = NULL, draft = NULL
WHERE (words IS NOT NULL OR draft IS NOT NULL) AND is_closed
  AND round_id IN (SELECT r.id FROM rounds r WHERE r.state = 'closed' AND r.last_day < @WordsDay)
RETURNING id
