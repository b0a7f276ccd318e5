DELETE FROM content_keys WHERE person_id = @PersonId
