SELECT r.id, r.check_in_id, r.person_id, r.to_person, r.kind, r.choice, r.words, p.display_name AS from_name,
    c.program_id, c.person_id AS author_id, c.partnership_id, c.week, a.display_name AS author_name, g.settings, s.ended_at, k.ring_key, k.wrapped
FROM responses r
JOIN persons p ON p.id = r.person_id
JOIN check_ins c ON c.id = r.check_in_id
JOIN persons a ON a.id = c.person_id
JOIN programs g ON g.id = c.program_id
LEFT JOIN partnerships s ON s.id = c.partnership_id
LEFT JOIN content_keys k ON k.person_id = r.person_id
WHERE r.message_id = @MessageId
ORDER BY r.at, r.id
