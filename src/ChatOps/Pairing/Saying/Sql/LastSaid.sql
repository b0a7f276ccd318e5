SELECT s.message_id, f.at
FROM sayings s
JOIN sayings f ON f.id = s.message_id
WHERE s.circle_id = @CircleId AND s.person_id = @PersonId
ORDER BY s.at DESC, s.id DESC
LIMIT 1
