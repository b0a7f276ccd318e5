DELETE FROM repairings WHERE person_id = @PersonId
