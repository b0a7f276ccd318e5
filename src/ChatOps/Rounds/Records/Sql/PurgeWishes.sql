DELETE FROM stay_wishes WHERE round_id IN (SELECT r.id FROM rounds r WHERE r.state = 'closed' AND r.last_day < @FactsDay)
