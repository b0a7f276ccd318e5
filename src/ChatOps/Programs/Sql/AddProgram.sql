INSERT INTO programs (id, key, name, is_open, settings, created_at)
VALUES (@Id, @Key, @Name, @IsOpen, @Settings, @Now)
ON CONFLICT (key) DO NOTHING
