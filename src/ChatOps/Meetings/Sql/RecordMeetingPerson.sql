INSERT INTO meeting_fact_people (occurrence_id, person_id, department)
SELECT f.occurrence_id, CAST(@PersonId AS TEXT), CAST(@Department AS TEXT)
FROM meeting_facts f
WHERE f.occurrence_id = @OccurrenceId
    AND NOT EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = f.program_key AND c.week = f.week)
ON CONFLICT (occurrence_id, person_id) DO NOTHING
