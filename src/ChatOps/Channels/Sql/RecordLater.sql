UPDATE outbox
SET next_at = @At, attempts = @Attempts, code = @Code, claimed_by = NULL,
    attempted_at = CASE WHEN @KeepsAttempt THEN attempted_at ELSE NULL END
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
