UPDATE invitations
SET person_id = @PersonId
WHERE id = @Id AND person_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM invitations o WHERE o.program_id = invitations.program_id AND o.person_id = @PersonId)
