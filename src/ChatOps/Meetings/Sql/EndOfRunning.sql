SELECT COUNT(*) AS count, MAX(m.id) AS last_id
FROM (SELECT id FROM meeting_series WHERE state NOT IN ('ending', 'ended') AND id > @After ORDER BY id LIMIT @Most) m
