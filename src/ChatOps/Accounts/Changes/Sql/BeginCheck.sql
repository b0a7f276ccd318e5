INSERT INTO people_checks (id, night, state, started_at)
VALUES (@Id, @Night, 'looking', @Now)
ON CONFLICT (night) DO NOTHING
