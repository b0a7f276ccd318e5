SELECT a.* FROM meeting_answers a WHERE a.person_id = @PersonId ORDER BY a.answered_at, a.occurrence_id
