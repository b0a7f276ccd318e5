SELECT k.person_id, k.ring_key FROM content_keys k WHERE k.person_id = @PersonId
