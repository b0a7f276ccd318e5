SELECT m.id AS membership_id, m.person_id, p.display_name
FROM memberships m
JOIN persons p ON p.id = m.person_id
WHERE m.program_id = @ProgramId AND m.state = @State
ORDER BY p.display_name, p.id
