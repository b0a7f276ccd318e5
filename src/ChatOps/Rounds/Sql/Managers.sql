SELECT id AS person_id, work_email, manager_person_id, manager_email
FROM persons
WHERE work_email IS NOT NULL OR manager_person_id IS NOT NULL
