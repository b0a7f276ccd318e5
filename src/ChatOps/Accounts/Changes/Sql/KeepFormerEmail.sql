INSERT INTO former_emails (email, person_id, until_at)
VALUES (@Email, @PersonId, @Now)
ON CONFLICT (email, person_id) DO UPDATE
SET until_at = excluded.until_at
