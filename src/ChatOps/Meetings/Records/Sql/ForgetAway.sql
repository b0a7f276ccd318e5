UPDATE meeting_occurrences SET away_person_id = NULL WHERE away_person_id = @PersonId
