UPDATE responses
SET words = NULL
WHERE words IS NOT NULL AND check_in_id IN (
    SELECT c.id FROM check_ins c
    WHERE c.is_closed AND c.round_id IN (SELECT r.id FROM rounds r WHERE r.state = 'closed' AND r.last_day < @WordsDay))
RETURNING message_id
