UPDATE sayings SET words = NULL WHERE words IS NOT NULL AND at < @Carried RETURNING message_id
