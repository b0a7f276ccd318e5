SELECT c.id, c.program_id, c.person_id, c.week, c.state, c.shared_at, c.changed_at, c.words, g.settings, k.ring_key, k.wrapped,
    a.display_name AS author_name, s.id AS partnership_id, s.ended_at, i.feedback_style, o.person_id AS partner_id, op.display_name AS partner_name
FROM check_ins c
JOIN programs g ON g.id = c.program_id
JOIN persons a ON a.id = c.person_id
LEFT JOIN content_keys k ON k.person_id = c.person_id
LEFT JOIN intakes i ON i.membership_id = c.membership_id
LEFT JOIN partnerships s ON s.id = c.partnership_id
LEFT JOIN partners o ON o.partnership_id = s.id AND o.person_id <> c.person_id
LEFT JOIN persons op ON op.id = o.person_id
WHERE c.id = @Id
ORDER BY o.person_id
