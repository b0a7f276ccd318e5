INSERT INTO content_keys (person_id, ring_key, wrapped)
VALUES (@PersonId, @RingKey, @Wrapped)
ON CONFLICT (person_id) DO NOTHING
