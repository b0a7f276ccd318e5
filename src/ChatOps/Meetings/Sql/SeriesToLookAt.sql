SELECT m.id AS series_id, MIN(o.day) AS day
FROM meeting_series m
JOIN meeting_occurrences o ON o.series_id = m.id
WHERE m.state NOT IN ('ending', 'ended') AND m.id > @After AND m.id <= @Until AND m.state = 'booked' AND m.calendar = 'graph'
  AND o.state IN ('planned', 'moved') AND o.starts_at > @Now AND o.starts_at < @By
  AND (m.looked_week IS NULL OR m.looked_week < @Before)
GROUP BY m.id
ORDER BY m.id
LIMIT @Most
