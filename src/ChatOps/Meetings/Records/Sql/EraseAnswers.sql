DELETE FROM meeting_answers WHERE person_id = @PersonId
