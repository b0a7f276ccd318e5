-- In how long: calls wait by the clock, claims and pauses by the time of leases.
SELECT MIN(CASE WHEN b.paused_until - database_now(@Leases) > w.wait THEN b.paused_until - database_now(@Leases) ELSE w.wait END)
FROM (
    SELECT c.mailbox, c.next_at - CASE WHEN c.claimed_by IS NULL THEN @Now ELSE database_now(@Leases) END AS wait
    FROM meeting_work c
    WHERE c.state = 'due'
      AND NOT EXISTS (SELECT 1 FROM meeting_work e WHERE e.series_id = c.series_id AND e.state = 'due' AND e.position < c.position)) w
LEFT JOIN meeting_mailboxes b ON b.mailbox = w.mailbox
