UPDATE meeting_fact_people SET person_id = @Nobody WHERE person_id = @PersonId
