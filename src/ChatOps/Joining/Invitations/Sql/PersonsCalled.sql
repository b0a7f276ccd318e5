SELECT id AS person_id
FROM persons
WHERE LOWER(display_name) = @Name
ORDER BY id
LIMIT 2
