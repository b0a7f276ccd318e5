-- Steps from lane to lane along the index instead of reading every row that is due. Without a lane: in how long the first claim ends.
WITH RECURSIVE every (lane) AS (
    SELECT MIN(lane) FROM outbox WHERE state = 'due' AND claimed_by IS NULL
    UNION ALL
    SELECT (SELECT MIN(o.lane) FROM outbox o WHERE o.state = 'due' AND o.claimed_by IS NULL AND o.lane > e.lane) FROM every e WHERE e.lane IS NOT NULL
)
SELECT e.lane, t.turn, (SELECT MIN(o.next_at) FROM outbox o WHERE o.state = 'due' AND o.claimed_by IS NULL AND o.lane = e.lane AND o.turn = t.turn) AS next_at,
       CAST(NULL AS BIGINT) AS ends_in
FROM every e
CROSS JOIN (SELECT 0 AS turn UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) t
WHERE e.lane IS NOT NULL
UNION ALL
SELECT NULL, 0, NULL, (SELECT MIN(o.next_at) FROM outbox o WHERE o.state = 'due' AND o.claimed_by IS NOT NULL) - database_now(@Leases)
