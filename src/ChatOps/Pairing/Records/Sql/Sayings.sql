SELECT s.* FROM sayings s WHERE s.person_id = @PersonId ORDER BY s.at, s.id
