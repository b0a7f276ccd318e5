DELETE FROM meeting_proposals WHERE person_id = @PersonId
