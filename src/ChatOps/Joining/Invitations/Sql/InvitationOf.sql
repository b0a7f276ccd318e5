SELECT id, program_id, person_id, email, invited_by, is_declined
FROM invitations
WHERE program_id = @ProgramId AND person_id = @PersonId
