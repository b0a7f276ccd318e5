SELECT next_organizer_id
FROM meeting_series
WHERE id = @Id
