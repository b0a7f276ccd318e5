SELECT a.* FROM audit a WHERE a.person_id = @PersonId OR a.actor = @PersonId ORDER BY a.at, a.id
