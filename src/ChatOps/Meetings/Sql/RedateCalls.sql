-- The clock was set back. What had come due by then stays due, and what is tried again waits no longer than it would have.
UPDATE meeting_work
SET next_at = CASE WHEN next_at <= @Was THEN @Now ELSE next_at - @By END
WHERE state = 'due' AND claimed_by IS NULL AND next_at > @Now AND (next_at <= @Was OR attempts > 0)
