SELECT p.id, p.display_name, p.work_email, p.zone, p.locale, p.work_days, p.work_from, p.work_until, p.department, p.preferred_account, p.allows_outside_hours, p.manager_person_id,
       p.manager_email, p.seniority, p.is_guest, p.days_off
FROM persons p
WHERE p.work_email = @Email
ORDER BY p.created_at, p.id
