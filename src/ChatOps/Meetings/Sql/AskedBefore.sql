SELECT COUNT(*)
FROM meeting_proposals
WHERE series_id = @SeriesId AND COALESCE(day, '') = @Day AND person_id IS NULL
