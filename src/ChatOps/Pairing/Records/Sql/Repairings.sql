SELECT r.* FROM repairings r WHERE r.person_id = @PersonId ORDER BY r.round_id
