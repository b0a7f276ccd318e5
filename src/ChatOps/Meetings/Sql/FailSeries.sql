UPDATE meeting_series
SET state = 'failed', retry_at = @RetryAt
WHERE id = @Id
