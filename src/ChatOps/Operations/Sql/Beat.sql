INSERT INTO heartbeats (id, at)
VALUES (1, @Now)
ON CONFLICT (id) DO UPDATE SET at = excluded.at
