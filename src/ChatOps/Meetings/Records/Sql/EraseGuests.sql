DELETE FROM meeting_guests WHERE person_id = @PersonId
