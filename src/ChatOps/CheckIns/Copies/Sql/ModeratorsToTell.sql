SELECT p.id AS person_id, p.display_name
FROM moderators m
JOIN persons p ON p.work_email = m.email
WHERE m.program_id = @ProgramId
ORDER BY p.display_name, p.id
