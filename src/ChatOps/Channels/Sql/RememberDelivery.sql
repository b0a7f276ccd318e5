INSERT INTO deliveries (id, seen_at)
VALUES (@Id, @Now)
ON CONFLICT (id) DO NOTHING
