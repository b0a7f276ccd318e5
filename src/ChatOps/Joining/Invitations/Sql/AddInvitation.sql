INSERT INTO invitations (id, program_id, person_id, email, invited_by, is_declined, created_at)
VALUES (@Id, @ProgramId, @PersonId, @Email, @InvitedBy, FALSE, @Now)
ON CONFLICT DO NOTHING
