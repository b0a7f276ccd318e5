SELECT a.* FROM accounts a WHERE a.person_id = @PersonId ORDER BY a.id
