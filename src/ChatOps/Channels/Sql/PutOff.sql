UPDATE outbox
SET claimed_by = NULL, next_at = @At
WHERE id = @Id AND claimed_by = @Me
