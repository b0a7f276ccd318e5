INSERT INTO persons (id, display_name, work_email, zone, locale, work_days, work_from, work_until, department, preferred_account, allows_outside_hours, created_at)
VALUES (@Id, @DisplayName, @WorkEmail, @Zone, @Locale, @WorkDays, @WorkFrom, @WorkUntil, @Department, @PreferredAccount, @AllowsOutsideHours, @Now)
