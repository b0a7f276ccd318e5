DELETE FROM responses WHERE person_id = @PersonId AND kind IN ('cheer', 'raise', 'call')
