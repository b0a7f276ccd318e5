-- One writer: nobody else decides about these persons meanwhile.
SELECT 0 AS locked
WHERE 1 = 0
