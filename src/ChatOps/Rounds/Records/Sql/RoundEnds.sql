SELECT e.* FROM round_ends e WHERE e.person_id = @PersonId ORDER BY e.id
