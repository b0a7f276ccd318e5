SELECT p.id AS person_id, p.display_name, m.state, m.paused_until
FROM memberships m
JOIN persons p ON p.id = m.person_id
WHERE m.program_id = @ProgramId
ORDER BY lower(p.display_name), p.id
