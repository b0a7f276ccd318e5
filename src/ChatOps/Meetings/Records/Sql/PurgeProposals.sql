DELETE FROM meeting_proposals
WHERE (state NOT IN ('looking', 'open') AND created_at < @Facts)
   OR series_id IN (SELECT s.id FROM meeting_series s WHERE s.state = 'ended' AND s.ended_at < @Facts)
