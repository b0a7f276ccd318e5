INSERT INTO cover_answers (cover_id, person_id)
VALUES (@CoverId, @PersonId)
ON CONFLICT (cover_id, person_id) DO NOTHING
