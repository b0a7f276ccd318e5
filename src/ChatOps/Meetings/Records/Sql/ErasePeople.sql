DELETE FROM meeting_people WHERE person_id = @PersonId
