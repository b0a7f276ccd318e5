INSERT INTO participation_programs (program_key, name)
VALUES (@Key, @Name)
ON CONFLICT (program_key) DO UPDATE SET name = excluded.name
