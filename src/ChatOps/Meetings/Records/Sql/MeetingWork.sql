SELECT w.id, w.series_id, w.kind, w.calendar, w.mailbox, w.day, w.starts, w.guest_id, w.state, w.created_at, w.ended_at
FROM meeting_work w
WHERE w.mailbox = @PersonId OR w.guest_id = @PersonId
ORDER BY w.created_at, w.id
