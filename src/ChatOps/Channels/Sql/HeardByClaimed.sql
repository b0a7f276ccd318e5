SELECT s.person_id, s.delivery_id, s.kind, s.sent_at
FROM soundings s
WHERE s.sent_at > @Since
  AND s.person_id IN (SELECT o.person_id FROM outbox o WHERE o.claimed_by = @Me AND o.next_at = @Until AND o.lane = @Lane AND o.importance > 1)
