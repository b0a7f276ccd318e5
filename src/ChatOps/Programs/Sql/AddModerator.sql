INSERT INTO moderators (program_id, email)
VALUES (@ProgramId, @Email)
ON CONFLICT (program_id, email) DO NOTHING
