INSERT INTO repairings (round_id, person_id, tried_at, told_at)
VALUES (@RoundId, @PersonId, @Now, @Now)
ON CONFLICT (round_id, person_id) DO UPDATE SET told_at = excluded.told_at
