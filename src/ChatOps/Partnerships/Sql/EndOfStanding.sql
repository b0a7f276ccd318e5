SELECT COUNT(*) AS count, MAX(s.id) AS last_id
FROM (SELECT id FROM partnerships WHERE ended_at IS NULL AND id > @After ORDER BY id LIMIT @Most) s
