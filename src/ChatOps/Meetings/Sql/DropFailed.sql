UPDATE meeting_series
SET state = 'ended', ended_by = 'failed', ended_at = @Now
WHERE id = @Id AND state = 'failed' AND retry_at <= @Now
