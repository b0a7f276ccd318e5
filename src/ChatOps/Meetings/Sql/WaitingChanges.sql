SELECT COUNT(*)
FROM meeting_work
WHERE series_id = @SeriesId AND state = 'due' AND kind IN ('move', 'move_occurrence', 'cancel_occurrence', 'cancel', 'book')
