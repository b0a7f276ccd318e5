SELECT m.id
FROM memberships m
WHERE m.program_id = @ProgramId AND m.person_id = @PersonId
