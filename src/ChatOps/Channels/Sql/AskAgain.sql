UPDATE outbox SET next_at = @Now
WHERE person_id = @PersonId AND state = 'due' AND claimed_by IS NULL AND place = '' AND attempts = 0 AND due_at <= @Now AND next_at > @Now
