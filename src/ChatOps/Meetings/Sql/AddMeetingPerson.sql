INSERT INTO meeting_people (series_id, person_id)
VALUES (@SeriesId, @PersonId)
