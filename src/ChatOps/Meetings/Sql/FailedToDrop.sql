SELECT id AS series_id
FROM meeting_series
WHERE state = 'failed' AND retry_at <= @Now
ORDER BY retry_at, id
LIMIT @Most
