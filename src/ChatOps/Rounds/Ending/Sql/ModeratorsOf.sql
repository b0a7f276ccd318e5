SELECT p.id
FROM moderators m
JOIN persons p ON p.work_email = m.email
WHERE m.program_id = @ProgramId
ORDER BY p.id
