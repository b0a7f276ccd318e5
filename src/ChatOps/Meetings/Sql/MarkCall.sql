UPDATE meeting_work
SET attempted_at = COALESCE(attempted_at, @Now), request = COALESCE(request, @Request)
WHERE id = @Id AND claimed_by = @Me AND state = 'due'
  AND (attempted_at IS NOT NULL OR kind = 'cancel' OR EXISTS (SELECT 1 FROM meeting_series m WHERE m.id = meeting_work.series_id AND m.state NOT IN ('ending', 'ended')))
