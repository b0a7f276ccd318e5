SELECT o.id, o.kind, o.subject, o.person_id, o.place, o.account_id, o.lane, o.importance, o.turn, o.wanted, o.shown, o.anew, o.posted, o.due_at, o.expires_at,
       o.attempts, o.attempted_at, o.attempted, o.message_account_id, o.conversation, o.message_id, o.stale_account_id, o.stale_conversation,
       o.stale_message_id, o.sent_at, o.code,
       p.zone, p.work_days, p.days_off, p.work_from, p.work_until, p.allows_outside_hours, p.preferred_account
FROM outbox o
JOIN persons p ON p.id = o.person_id
WHERE o.claimed_by = @Me AND o.next_at = @Until AND o.lane = @Lane
ORDER BY o.turn, o.importance, o.due_at, o.id
