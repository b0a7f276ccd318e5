INSERT INTO meeting_answers (occurrence_id, person_id, is_held, answered_at)
VALUES (@Id, @PersonId, @IsHeld, @Now)
ON CONFLICT (occurrence_id, person_id) DO UPDATE
SET is_held = excluded.is_held, answered_at = excluded.answered_at
