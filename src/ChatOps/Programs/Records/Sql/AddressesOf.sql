SELECT p.work_email FROM persons p WHERE p.id = @PersonId AND p.work_email IS NOT NULL
UNION
SELECT a.email FROM accounts a WHERE a.person_id = @PersonId AND a.email IS NOT NULL
