SELECT s.id, s.program_id, s.round_id, s.started_at, s.ended_at, b.person_id, p.display_name, b.side
FROM partnerships s
JOIN partners b ON b.partnership_id = s.id
JOIN persons p ON p.id = b.person_id
WHERE s.id = @Id
ORDER BY p.display_name, p.id
