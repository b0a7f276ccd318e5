-- With what each was due at before: up to there nothing is left.
WITH due AS (
    SELECT o.id, o.next_at
    FROM outbox o
    WHERE o.state = 'due' AND o.claimed_by IS NULL AND o.lane = @Lane AND o.turn = @Turn AND o.next_at >= @From AND o.next_at <= @Now
    ORDER BY o.next_at
    LIMIT @Room
    FOR UPDATE SKIP LOCKED
)
UPDATE outbox r
SET claimed_by = @Me, next_at = database_now(@Leases) + @Lasting
FROM due
WHERE r.id = due.id
RETURNING r.id, r.kind, r.subject, r.person_id, r.place, r.account_id, r.lane, r.importance, r.turn, r.wanted, r.shown, r.anew, r.posted, r.due_at, r.expires_at,
          r.attempts, r.attempted_at, r.attempted, r.message_account_id, r.conversation, r.message_id, r.stale_account_id, r.stale_conversation,
          r.stale_message_id, r.sent_at, r.code, due.next_at AS was_next_at
