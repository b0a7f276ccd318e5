DELETE FROM soundings WHERE person_id = @PersonId
