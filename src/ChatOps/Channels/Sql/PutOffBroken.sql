UPDATE outbox
SET claimed_by = NULL, next_at = @At, attempts = attempts + 1, code = @Code
WHERE id = @Id AND claimed_by = @Me
