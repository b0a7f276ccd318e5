INSERT INTO circles_off (circle_id, person_id)
VALUES (@CircleId, @PersonId)
ON CONFLICT (circle_id, person_id) DO NOTHING
