SELECT o.*
FROM meeting_occurrences o
WHERE o.away_person_id = @PersonId OR o.series_id IN (SELECT p.series_id FROM meeting_people p WHERE p.person_id = @PersonId)
ORDER BY o.starts_at, o.id
