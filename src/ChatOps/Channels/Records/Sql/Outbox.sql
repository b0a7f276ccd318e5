SELECT o.* FROM outbox o WHERE o.person_id = @PersonId ORDER BY o.created_at, o.id
