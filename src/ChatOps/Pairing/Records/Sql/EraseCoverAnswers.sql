DELETE FROM cover_answers WHERE person_id = @PersonId
