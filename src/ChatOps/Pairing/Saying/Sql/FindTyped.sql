SELECT s.id, s.message_id, s.circle_id, s.person_id, s.words, s.at, s.taken_back, k.ring_key, k.wrapped
FROM sayings s
LEFT JOIN content_keys k ON k.person_id = s.person_id
WHERE s.typed_id = @TypedId
ORDER BY s.at, s.id
LIMIT 1
