DELETE FROM sightings WHERE check_id IN (SELECT c.id FROM people_checks c WHERE c.started_at < @Facts)
