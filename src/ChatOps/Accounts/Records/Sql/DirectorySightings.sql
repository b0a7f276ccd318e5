SELECT s.* FROM directory_sightings s WHERE s.person_id = @PersonId ORDER BY s.check_id
