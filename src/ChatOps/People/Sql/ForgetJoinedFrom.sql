UPDATE accounts SET joined_from = NULL, joined_by = NULL WHERE joined_from = @PersonId AND person_id <> @PersonId
