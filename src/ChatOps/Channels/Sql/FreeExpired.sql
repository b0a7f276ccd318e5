-- Whoever claimed these is gone, or was held up for too long.
UPDATE outbox
SET claimed_by = NULL, next_at = @Now
WHERE state = 'due' AND claimed_by IS NOT NULL AND next_at >= database_now(@Leases) - @Behind AND next_at <= database_now(@Leases)
RETURNING id, lane, turn
