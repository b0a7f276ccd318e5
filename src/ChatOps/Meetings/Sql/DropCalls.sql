UPDATE meeting_work
SET state = 'dropped', ended_at = @Now
WHERE series_id = @SeriesId AND state = 'due' AND attempted_at IS NULL AND claimed_by IS NULL
