SELECT s.id, s.words, k.ring_key, k.wrapped
FROM sayings s
LEFT JOIN content_keys k ON k.person_id = s.person_id
WHERE s.circle_id = @CircleId AND s.person_id = @PersonId AND s.words IS NOT NULL
    AND s.at >= (SELECT MAX(m.at) FROM sayings m WHERE m.message_id = @MessageId)
ORDER BY s.at DESC, s.id DESC
LIMIT 1
