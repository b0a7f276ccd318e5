UPDATE persons
SET manager_person_id = NULL, manager_email = NULL
WHERE manager_person_id = @PersonId
   OR manager_email IN (SELECT p.work_email FROM persons p WHERE p.id = @PersonId UNION SELECT a.email FROM accounts a WHERE a.person_id = @PersonId)
