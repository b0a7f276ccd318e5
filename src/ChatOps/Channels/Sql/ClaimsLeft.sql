-- What somebody claimed whose lease of the lane ran out: whoever leases it next takes that over.
SELECT o.lane, o.turn
FROM outbox o
JOIN lanes l ON l.lane = o.lane
WHERE o.state = 'due' AND o.claimed_by IS NOT NULL AND o.claimed_by <> @Me AND o.attempted_at IS NULL AND l.leased_until <= database_now(@Leases)
GROUP BY o.lane, o.turn
