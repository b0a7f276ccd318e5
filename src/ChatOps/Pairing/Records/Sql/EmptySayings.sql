UPDATE sayings SET words = NULL WHERE person_id = @PersonId AND words IS NOT NULL RETURNING message_id
