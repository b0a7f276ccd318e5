UPDATE persons
SET display_name = @DisplayName, work_email = @WorkEmail, zone = @Zone, locale = @Locale, department = @Department,
    manager_person_id = @ManagerPersonId, manager_email = @ManagerEmail, seniority = @Seniority, is_guest = @IsGuest
WHERE id = @Id
