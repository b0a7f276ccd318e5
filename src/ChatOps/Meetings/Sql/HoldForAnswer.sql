UPDATE meeting_facts
SET is_held = is_held
WHERE occurrence_id = @Id
    AND NOT EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = meeting_facts.program_key AND c.week = meeting_facts.week)
