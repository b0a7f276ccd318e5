DELETE FROM outbox WHERE person_id = @PersonId
