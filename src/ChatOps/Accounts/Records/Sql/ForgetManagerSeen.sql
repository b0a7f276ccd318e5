UPDATE directory_sightings
SET manager_email = NULL
WHERE manager_email IN (SELECT p.work_email FROM persons p WHERE p.id = @PersonId UNION SELECT a.email FROM accounts a WHERE a.person_id = @PersonId)
