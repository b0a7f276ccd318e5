UPDATE meeting_facts
SET is_held = EXISTS (SELECT 1 FROM meeting_answers a WHERE a.occurrence_id = meeting_facts.occurrence_id AND a.is_held)
WHERE occurrence_id = @Id
