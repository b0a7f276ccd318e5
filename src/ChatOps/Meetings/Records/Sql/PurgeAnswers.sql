DELETE FROM meeting_answers
WHERE occurrence_id IN (SELECT o.id FROM meeting_occurrences o WHERE o.series_id IN (SELECT s.id FROM meeting_series s WHERE s.state = 'ended' AND s.ended_at < @Facts))
