UPDATE meeting_series
SET next_organizer_id = CASE WHEN next_organizer_id = @PersonId THEN NULL ELSE next_organizer_id END,
    external_id = CASE WHEN organizer_id = @PersonId THEN NULL ELSE external_id END,
    join_url = CASE WHEN organizer_id = @PersonId THEN NULL ELSE join_url END
WHERE organizer_id = @PersonId OR next_organizer_id = @PersonId
