-- An answer that was asked for while an earlier message could not be removed does not wait for that.
UPDATE outbox
SET next_at = CASE WHEN @IsRemoval AND turn = 0 AND wanted > @Version THEN CAST(@Now AS BIGINT) ELSE CAST(@At AS BIGINT) END,
    attempts = @Attempts, code = @Code, claimed_by = NULL,
    attempted_at = CASE WHEN @KeepsAttempt THEN attempted_at ELSE NULL END
WHERE id = @Id AND claimed_by = @Me
RETURNING state, turn, next_at
