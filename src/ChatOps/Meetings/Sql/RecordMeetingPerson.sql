INSERT INTO meeting_fact_people (occurrence_id, person_id, department)
VALUES (@OccurrenceId, @PersonId, @Department)
ON CONFLICT (occurrence_id, person_id) DO NOTHING
