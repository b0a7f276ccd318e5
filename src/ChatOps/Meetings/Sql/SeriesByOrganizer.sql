SELECT id
FROM meeting_series
WHERE organizer_id = @OrganizerId AND calendar = 'graph' AND state = 'booked'
ORDER BY id
