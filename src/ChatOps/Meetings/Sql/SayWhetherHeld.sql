UPDATE meeting_occurrences
SET is_held = EXISTS (SELECT 1 FROM meeting_answers a WHERE a.occurrence_id = meeting_occurrences.id AND a.is_held)
WHERE id = @Id
