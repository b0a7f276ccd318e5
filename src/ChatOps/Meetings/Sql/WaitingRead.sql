SELECT id
FROM meeting_work
WHERE series_id = @SeriesId AND kind = 'read' AND state = 'due' AND claimed_by IS NULL AND attempts = 0
LIMIT 1
