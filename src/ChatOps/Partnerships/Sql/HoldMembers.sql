SELECT m.person_id
FROM memberships m
WHERE m.program_id = @ProgramId AND m.person_id IN @People AND m.state = 'active'
ORDER BY m.id
