SELECT person_id, is_enabled, manager_email, department, seniority
FROM directory_sightings
WHERE check_id = @CheckId AND is_known
