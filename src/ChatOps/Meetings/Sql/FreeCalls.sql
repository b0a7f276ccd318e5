UPDATE meeting_work
SET claimed_by = NULL, next_at = @Now
WHERE claimed_by IS NOT NULL AND (@Everybody OR claimed_by = @Me)
