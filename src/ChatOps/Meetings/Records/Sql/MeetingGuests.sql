SELECT g.* FROM meeting_guests g WHERE g.person_id = @PersonId ORDER BY g.series_id
