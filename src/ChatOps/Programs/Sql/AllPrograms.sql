SELECT id, key, name, is_open, settings
FROM programs
ORDER BY name, key
