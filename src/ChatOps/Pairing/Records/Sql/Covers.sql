SELECT c.* FROM covers c WHERE c.person_id = @PersonId OR c.away_id = @PersonId ORDER BY c.asked_at, c.id
