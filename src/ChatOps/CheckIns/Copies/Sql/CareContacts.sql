SELECT p.id AS person_id, p.display_name FROM persons p WHERE p.work_email = @Email ORDER BY p.id
