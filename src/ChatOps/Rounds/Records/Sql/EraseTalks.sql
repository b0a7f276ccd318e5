DELETE FROM monthly_talks WHERE person_id = @PersonId OR partner_id = @PersonId
