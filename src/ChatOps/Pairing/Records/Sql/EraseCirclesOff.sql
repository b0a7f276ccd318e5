DELETE FROM circles_off WHERE person_id = @PersonId
