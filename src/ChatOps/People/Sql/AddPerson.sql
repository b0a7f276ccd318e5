INSERT INTO persons (id, display_name, work_email, zone, locale, work_days, work_from, work_until, department, preferred_account, allows_outside_hours, manager_person_id,
    manager_email, seniority, is_guest, created_at)
VALUES (@Id, @DisplayName, @WorkEmail, @Zone, @Locale, @WorkDays, @WorkFrom, @WorkUntil, @Department, @PreferredAccount, @AllowsOutsideHours, @ManagerPersonId,
    @ManagerEmail, @Seniority, @IsGuest, @Now)
