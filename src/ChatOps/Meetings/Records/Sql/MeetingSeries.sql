SELECT s.*
FROM meeting_series s
WHERE s.organizer_id = @PersonId OR s.next_organizer_id = @PersonId OR s.id IN (SELECT p.series_id FROM meeting_people p WHERE p.person_id = @PersonId)
ORDER BY s.created_at, s.id
