SELECT id, series_id, day, starts_at, minutes, state, away_person_id, is_held
FROM meeting_occurrences
WHERE series_id = @SeriesId
ORDER BY starts_at
