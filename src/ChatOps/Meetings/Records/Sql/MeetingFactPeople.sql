SELECT p.* FROM meeting_fact_people p WHERE p.person_id = @PersonId ORDER BY p.occurrence_id
