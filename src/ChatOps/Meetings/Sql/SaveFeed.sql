INSERT INTO meeting_feeds (person_id, secret, created_at)
VALUES (@PersonId, @Secret, @Now)
ON CONFLICT (person_id) DO UPDATE
SET secret = excluded.secret, created_at = excluded.created_at
