-- A person's messages are counted by one instance at a time, also when their accounts lie in two lanes. In order of id, against deadlocks.
SELECT 1 AS locked
FROM persons p
WHERE p.id IN (SELECT o.person_id FROM outbox o WHERE o.claimed_by = @Me AND o.next_at = @Until AND o.lane = @Lane AND o.importance > 1)
ORDER BY p.id
FOR NO KEY UPDATE
