INSERT INTO key_checks (ring_key, sealed)
VALUES (@RingKey, @Sealed)
ON CONFLICT (ring_key) DO UPDATE SET sealed = excluded.sealed
