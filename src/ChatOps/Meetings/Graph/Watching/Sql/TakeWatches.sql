UPDATE graph_watches
SET next_at = @Until
WHERE next_at <= @Now AND person_id IN (SELECT w.person_id FROM graph_watches w WHERE w.next_at <= @Now ORDER BY w.next_at, w.person_id LIMIT @Most)
RETURNING person_id, mailbox, subscription_id, expires_at, renew_at, delta_link, delta_until, said, is_wanted, attempts
