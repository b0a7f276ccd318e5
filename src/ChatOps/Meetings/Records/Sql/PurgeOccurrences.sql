DELETE FROM meeting_occurrences WHERE series_id IN (SELECT s.id FROM meeting_series s WHERE s.state = 'ended' AND s.ended_at < @Facts)
