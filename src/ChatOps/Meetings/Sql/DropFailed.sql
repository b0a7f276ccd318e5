UPDATE meeting_series
SET state = 'ended', ended_by = 'failed', ended_at = @Now
WHERE state = 'failed' AND retry_at <= @Now
