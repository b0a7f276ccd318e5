INSERT INTO directory_sightings (check_id, person_id, is_known, is_enabled, manager_email, department, seniority)
VALUES (@CheckId, @PersonId, @IsKnown, @IsEnabled, @ManagerEmail, @Department, @Seniority)
ON CONFLICT (check_id, person_id) DO NOTHING
