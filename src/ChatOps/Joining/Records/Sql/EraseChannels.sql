DELETE FROM program_channels WHERE set_by = @PersonId OR account_id IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId)
