INSERT INTO repairings (round_id, person_id, tried_at)
VALUES (@RoundId, @PersonId, @Now)
ON CONFLICT (round_id, person_id) DO UPDATE SET tried_at = excluded.tried_at
