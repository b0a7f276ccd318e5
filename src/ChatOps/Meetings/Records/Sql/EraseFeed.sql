DELETE FROM meeting_feeds WHERE person_id = @PersonId
