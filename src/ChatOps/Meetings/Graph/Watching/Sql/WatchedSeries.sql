SELECT id, external_id, last_day
FROM meeting_series
WHERE organizer_id = @PersonId AND calendar = 'graph' AND state = 'booked' AND external_id IS NOT NULL
ORDER BY id
