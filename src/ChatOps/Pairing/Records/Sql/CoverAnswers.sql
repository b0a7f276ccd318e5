SELECT a.* FROM cover_answers a WHERE a.person_id = @PersonId ORDER BY a.cover_id
