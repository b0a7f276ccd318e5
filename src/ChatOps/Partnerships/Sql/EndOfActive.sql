SELECT COUNT(*) AS count, MAX(m.id) AS last_id
FROM (SELECT id FROM memberships WHERE state = 'active' AND id > @After ORDER BY id LIMIT @Most) m
