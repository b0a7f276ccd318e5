UPDATE meeting_series
SET looked_week = @Day
WHERE id = @Id
