UPDATE meeting_work
SET claimed_by = @Me, next_at = database_now(@Leases) + @Lasting
WHERE id IN (
    SELECT ranked.id
    FROM (
        SELECT w.id, ROW_NUMBER() OVER (PARTITION BY w.mailbox ORDER BY w.next_at, w.id) AS place,
               (SELECT COUNT(*) FROM meeting_work c WHERE c.mailbox = w.mailbox AND c.claimed_by IS NOT NULL AND c.next_at > database_now(@Leases)) AS under_way
        FROM meeting_work w
        WHERE w.state = 'due' AND w.next_at <= CASE WHEN w.claimed_by IS NULL THEN @Now ELSE database_now(@Leases) END
          AND NOT EXISTS (SELECT 1 FROM meeting_work e WHERE e.series_id = w.series_id AND e.state = 'due' AND e.position < w.position)
          AND NOT EXISTS (SELECT 1 FROM meeting_mailboxes b WHERE b.mailbox = w.mailbox AND b.paused_until > database_now(@Leases))
    ) ranked
    WHERE ranked.place + ranked.under_way <= @MostPerMailbox
    ORDER BY ranked.id
    LIMIT @Most)
RETURNING id, series_id, kind, calendar, mailbox, day, starts, proposal_id, request, attempts, attempted_at, told, sequence, guest_id
