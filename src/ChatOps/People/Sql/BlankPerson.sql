-- What stays is the id, which leads to nobody: rows of others name it.
UPDATE persons
SET display_name = '', work_email = NULL, zone = 'Etc/UTC', locale = 'en', work_days = '12345', work_from = 540, work_until = 1020, department = NULL,
    preferred_account = NULL, allows_outside_hours = FALSE, manager_person_id = NULL, manager_email = NULL, seniority = NULL, is_guest = FALSE,
    days_off = '', created_at = 0
WHERE id = @PersonId
