SELECT ring_key, wrapped FROM content_keys WHERE person_id = @PersonId
