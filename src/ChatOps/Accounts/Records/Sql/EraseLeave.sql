DELETE FROM leave_days WHERE person_id = @PersonId
