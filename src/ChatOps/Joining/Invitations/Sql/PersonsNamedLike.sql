SELECT id AS person_id
FROM persons
WHERE LOWER(display_name) IN (@Name, @AsWritten)
OR SUBSTR(LOWER(display_name), 1, LENGTH(@Name) + 1) IN (@Name || ' ', @AsWritten || ' ')
ORDER BY id
LIMIT 2
