SELECT f.person_id, f.email
FROM former_emails f
JOIN memberships m ON m.person_id = f.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active'
ORDER BY f.email, f.person_id
