SELECT m.id, m.external_id, m.parts, m.last_day,
       EXISTS (SELECT 1 FROM meeting_proposals q WHERE q.series_id = m.id AND q.person_id IS NULL AND q.state IN ('looking', 'open')) AS is_asked_about
FROM meeting_series m
WHERE m.organizer_id = @PersonId AND m.calendar = 'graph' AND m.last_day IS NOT NULL
  AND (m.state = 'asking' OR (m.state = 'booked' AND m.external_id IS NOT NULL))
ORDER BY m.id
