UPDATE outbox
SET claimed_by = @Me, next_at = database_now(@Leases) + @Lasting
WHERE id IN (
    SELECT o.id
    FROM outbox o
    WHERE o.state = 'due' AND o.claimed_by IS NULL AND o.lane = @Lane AND o.turn = @Turn AND o.next_at >= @From AND o.next_at <= @Now
    ORDER BY o.next_at
    LIMIT @Room)
RETURNING id, kind, subject, person_id, place, account_id, lane, importance, turn, wanted, shown, anew, posted, due_at, expires_at,
          attempts, attempted_at, attempted, message_account_id, conversation, message_id, stale_account_id, stale_conversation,
          stale_message_id, sent_at, code
