SELECT f.person_id, f.created_at FROM meeting_feeds f WHERE f.person_id = @PersonId
