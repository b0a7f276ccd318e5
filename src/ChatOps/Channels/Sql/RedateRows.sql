-- The clock was set back. What had come due by then stays due, and what is tried again waits no longer than it would have. A claim ends as it did.
UPDATE outbox
SET due_at = CASE WHEN due_at > @Now AND due_at <= @Was THEN @Now ELSE due_at END,
    next_at = CASE WHEN claimed_by IS NOT NULL THEN next_at WHEN next_at <= @Was THEN @Now ELSE next_at - @By END
WHERE state = 'due'
  AND (claimed_by IS NULL AND next_at > @Now AND (next_at <= @Was OR attempts > 0 OR code IS NOT NULL)
       OR claimed_by IS NOT NULL AND due_at > @Now AND due_at <= @Was)
