UPDATE meeting_series
SET next_organizer_id = @To
WHERE id = @Id
