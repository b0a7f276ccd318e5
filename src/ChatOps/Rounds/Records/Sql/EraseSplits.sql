DELETE FROM proposal_splits WHERE first_id = @PersonId OR second_id = @PersonId
