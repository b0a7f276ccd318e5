DELETE FROM partner_offers WHERE person_id = @PersonId OR partner_id = @PersonId
