SELECT id, key, name, is_open, settings
FROM programs
WHERE id = @Id
