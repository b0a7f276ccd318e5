SELECT p.* FROM meeting_people p WHERE p.person_id = @PersonId ORDER BY p.series_id
