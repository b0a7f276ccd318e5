DELETE FROM sightings WHERE person_id = @PersonId OR account_id IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId)
