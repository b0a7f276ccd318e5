SELECT id FROM check_ins WHERE NOT is_closed AND closes_at <= @Now ORDER BY closes_at LIMIT @Most
