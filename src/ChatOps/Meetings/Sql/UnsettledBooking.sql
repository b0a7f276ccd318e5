SELECT COUNT(*)
FROM meeting_work
WHERE series_id = @SeriesId AND kind = 'book' AND state = 'due'
