-- In which somebody is a contact.
SELECT g.id, g.key, g.name
FROM programs g
JOIN persons p ON LOWER(g.settings) LIKE '%"' || p.work_email || '"%'
WHERE p.id = @PersonId
ORDER BY g.id
