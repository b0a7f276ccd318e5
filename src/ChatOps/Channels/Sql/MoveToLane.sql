UPDATE outbox
SET claimed_by = NULL, next_at = @Now, lane = @Lane
WHERE id = @Id AND claimed_by = @Me
