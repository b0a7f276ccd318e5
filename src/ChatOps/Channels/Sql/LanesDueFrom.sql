-- As LanesDue, without what was due earlier: behind that lies what died since the last vacuum. Lanes that were worked before.
SELECT l.lane, t.turn,
       (SELECT MIN(o.next_at) FROM outbox o
        WHERE o.state = 'due' AND o.claimed_by IS NULL AND o.lane = l.lane AND o.turn = t.turn AND o.next_at >= @From) AS next_at,
       CAST(NULL AS BIGINT) AS ends_in
FROM lanes l
CROSS JOIN (SELECT 0 AS turn UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) t
UNION ALL
SELECT NULL, 0, NULL, (SELECT MIN(o.next_at) FROM outbox o
                       WHERE o.state = 'due' AND o.claimed_by IS NOT NULL AND o.next_at >= database_now(@Leases) - @Behind) - database_now(@Leases)
