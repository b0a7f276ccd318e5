SELECT id AS person_id
FROM persons
WHERE LOWER(display_name) IN (@Name, @AsWritten)
ORDER BY id
LIMIT 2
