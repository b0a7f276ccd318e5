SELECT p.id, p.key, p.name, p.is_open, p.settings
FROM programs p
JOIN moderators m ON m.program_id = p.id
WHERE m.email = @Email
ORDER BY p.name, p.key
