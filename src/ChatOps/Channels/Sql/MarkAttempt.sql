UPDATE outbox
SET attempted_at = @Now, attempted = @Version, account_id = @Account, next_at = @Until
WHERE id = @Id AND claimed_by = @Me AND next_at > @Now
