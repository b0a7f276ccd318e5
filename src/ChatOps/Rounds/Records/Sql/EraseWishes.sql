DELETE FROM stay_wishes WHERE person_id = @PersonId
