DELETE FROM moderators WHERE email IN (SELECT p.work_email FROM persons p WHERE p.id = @PersonId)
