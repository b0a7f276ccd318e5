SELECT m.id AS series_id, c.person_id, '' AS reason
FROM covers c
JOIN meeting_series m ON m.partnership_id = c.by_partnership_id AND m.instead_of = '' AND m.state = 'booked'
WHERE c.state = 'standing'
  AND NOT EXISTS (SELECT 1 FROM meeting_guests g WHERE g.series_id = m.id AND g.person_id = c.person_id AND g.is_over = FALSE)
UNION ALL
SELECT g.series_id, g.person_id, 'over' AS reason
FROM meeting_guests g
JOIN meeting_series m ON m.id = g.series_id AND m.state = 'booked'
WHERE g.is_over = FALSE
  AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.by_partnership_id = m.partnership_id AND c.person_id = g.person_id AND c.state = 'standing')
ORDER BY 1, 2
LIMIT @Most
