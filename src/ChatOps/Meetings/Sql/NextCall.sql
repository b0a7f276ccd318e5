SELECT MIN(CASE WHEN b.paused_until > w.next_at THEN b.paused_until ELSE w.next_at END)
FROM meeting_work w
LEFT JOIN meeting_mailboxes b ON b.mailbox = w.mailbox
WHERE w.state = 'due'
  AND NOT EXISTS (SELECT 1 FROM meeting_work e WHERE e.series_id = w.series_id AND e.state = 'due' AND e.position < w.position)
