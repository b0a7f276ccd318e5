UPDATE persons
SET display_name = @DisplayName, work_email = @WorkEmail, zone = @Zone, locale = @Locale, work_days = @WorkDays, work_from = @WorkFrom,
    work_until = @WorkUntil, department = @Department, preferred_account = @PreferredAccount, allows_outside_hours = @AllowsOutsideHours,
    manager_person_id = @ManagerPersonId, manager_email = @ManagerEmail, seniority = @Seniority, is_guest = @IsGuest
WHERE id = @Id
