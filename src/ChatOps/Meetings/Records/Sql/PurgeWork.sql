DELETE FROM meeting_work
WHERE (state <> 'due' AND ended_at < @Facts)
   OR series_id IN (SELECT s.id FROM meeting_series s WHERE s.state = 'ended' AND s.ended_at < @Facts)
