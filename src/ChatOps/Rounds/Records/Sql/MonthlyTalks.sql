-- What the other one answered is theirs.
SELECT t.* FROM monthly_talks t WHERE t.person_id = @PersonId ORDER BY t.asked_at, t.id
