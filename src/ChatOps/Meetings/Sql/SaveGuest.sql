INSERT INTO meeting_guests (series_id, person_id, is_over)
VALUES (@SeriesId, @PersonId, @IsOver)
ON CONFLICT (series_id, person_id) DO UPDATE SET is_over = excluded.is_over
