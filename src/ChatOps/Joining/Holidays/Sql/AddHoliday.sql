INSERT INTO holidays (program_id, day, name)
VALUES (@ProgramId, @Day, @Name)
ON CONFLICT (program_id, day) DO NOTHING
