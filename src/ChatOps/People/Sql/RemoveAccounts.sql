DELETE FROM accounts WHERE person_id = @PersonId
