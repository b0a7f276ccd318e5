SELECT m.program_id, m.email
FROM moderators m
JOIN persons p ON p.work_email = m.email
WHERE p.id = @PersonId
ORDER BY m.program_id
