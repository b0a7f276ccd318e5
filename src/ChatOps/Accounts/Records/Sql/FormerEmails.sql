SELECT f.* FROM former_emails f WHERE f.person_id = @PersonId ORDER BY f.until_at, f.email
