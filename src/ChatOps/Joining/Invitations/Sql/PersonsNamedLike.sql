SELECT id AS person_id
FROM persons
WHERE LOWER(display_name) = @Name OR SUBSTR(LOWER(display_name), 1, LENGTH(@Name) + 1) = @Name || ' '
ORDER BY id
LIMIT 2
