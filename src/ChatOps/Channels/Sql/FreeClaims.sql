UPDATE outbox
SET claimed_by = NULL, next_at = @Now
WHERE state = 'due' AND claimed_by IS NOT NULL AND (claimed_by = @Me OR @Everybody)
