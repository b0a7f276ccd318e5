DELETE FROM directory_sightings WHERE person_id = @PersonId
