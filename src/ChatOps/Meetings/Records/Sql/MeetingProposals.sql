SELECT p.* FROM meeting_proposals p WHERE p.person_id = @PersonId ORDER BY p.created_at, p.id
