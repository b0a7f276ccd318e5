-- What was said among the three still names the cover.
UPDATE covers SET state = 'ended' WHERE (person_id = @PersonId OR away_id = @PersonId) AND state IN ('asking', 'offered', 'standing')
