SELECT s.id, s.circle_id, s.person_id, s.is_first, s.words, s.taken_back, g.settings, k.ring_key, k.wrapped
FROM sayings s
JOIN partnerships p ON p.id = s.partnership_id
JOIN programs g ON g.id = p.program_id
LEFT JOIN content_keys k ON k.person_id = s.person_id
WHERE s.message_id = @MessageId
ORDER BY s.at, s.id
