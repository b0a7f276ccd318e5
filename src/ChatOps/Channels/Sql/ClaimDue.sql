UPDATE outbox
SET claimed_by = @Me, next_at = @Until
WHERE id IN (
    SELECT o.id
    FROM outbox o
    WHERE o.state = 'due' AND o.lane = @Lane AND o.turn = @Turn AND o.next_at <= @Now
    ORDER BY o.next_at
    LIMIT @Room)
