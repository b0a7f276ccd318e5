UPDATE meeting_work
SET next_at = @NextAt, code = @Code, attempts = attempts + 1, claimed_by = NULL, attempted_at = CASE WHEN @KeepsAttempt THEN attempted_at ELSE NULL END,
    request = CASE WHEN @KeepsAttempt THEN request ELSE NULL END
WHERE id = @Id AND claimed_by = @Me
