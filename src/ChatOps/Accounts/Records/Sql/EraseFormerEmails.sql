DELETE FROM former_emails WHERE person_id = @PersonId
