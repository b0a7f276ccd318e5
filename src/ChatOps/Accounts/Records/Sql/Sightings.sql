SELECT s.* FROM sightings s WHERE s.person_id = @PersonId ORDER BY s.check_id, s.account_id
