INSERT INTO outbox (id, kind, subject, person_id, place, account_id, lane, state, importance, turn, wanted, shown, anew, posted,
                    due_at, expires_at, next_at, attempts, attempted, created_at)
SELECT v.value ->> 'id', @Kind, v.value ->> 'subject', p.id, @Place, v.value ->> 'account', a.lane, CASE WHEN a.id IS NULL THEN 'unreachable' ELSE 'due' END, @Importance, @Turn, 1, 0, 1, 0,
       v.value ->> 'due_at', v.value ->> 'expires_at', MAX(v.value ->> 'due_at', @Now), 0, 0, @Now
FROM json_each(@Cards) v
JOIN persons p ON p.id = v.value ->> 'person'
-- The account that was asked for, the preferred one, the oldest: whichever can be written to. The next is looked for only where the one before is not.
LEFT JOIN accounts a ON a.id = COALESCE(
    (SELECT b.id FROM accounts b WHERE b.id = v.value ->> 'account' AND b.person_id = p.id AND b.state = 'active'),
    (SELECT b.id FROM accounts b WHERE b.id = p.preferred_account AND b.person_id = p.id AND b.state = 'active'),
    (SELECT b.id FROM accounts b WHERE b.person_id = p.id AND b.state = 'active' ORDER BY b.created_at, b.id LIMIT 1))
WHERE TRUE
ON CONFLICT (kind, subject, person_id, place) DO UPDATE SET
    wanted = outbox.wanted + 1,
    -- A change by itself ends a nudge that waits (3, 5): what it asked for has happened.
    anew = CASE
        WHEN @PostsAnew THEN outbox.wanted + 1
        WHEN outbox.message_id IS NOT NULL AND outbox.importance IN (3, 5) THEN outbox.posted
        ELSE outbox.anew END,
    -- A first message that still waits keeps its worth: the nudge of a check-in that found no room is that check-in.
    importance = CASE
        WHEN outbox.state = 'due' AND (outbox.message_id IS NULL OR outbox.anew > outbox.posted) AND outbox.importance < excluded.importance
        THEN outbox.importance
        ELSE excluded.importance END,
    turn = CASE
        WHEN outbox.message_id IS NOT NULL AND NOT @PostsAnew AND excluded.turn > 0 THEN 2
        WHEN outbox.state = 'due' AND outbox.wanted > outbox.shown AND outbox.turn < excluded.turn THEN outbox.turn
        ELSE excluded.turn END,
    account_id = CASE WHEN outbox.attempted_at IS NULL THEN excluded.account_id ELSE outbox.account_id END,
    lane = CASE WHEN outbox.attempted_at IS NULL AND outbox.claimed_by IS NULL THEN excluded.lane ELSE outbox.lane END,
    state = CASE WHEN outbox.claimed_by IS NOT NULL THEN 'due' ELSE excluded.state END,
    due_at = excluded.due_at,
    expires_at = excluded.expires_at,
    -- A claim stands until its fate is recorded; a row that is backing off keeps its turn, but for an answer where a removal is tried again.
    next_at = CASE
        WHEN outbox.claimed_by IS NOT NULL THEN outbox.next_at
        WHEN excluded.turn = 0 AND outbox.stale_message_id IS NOT NULL AND outbox.attempted_at IS NULL THEN excluded.next_at
        WHEN outbox.state = 'due' AND outbox.attempts > 0 AND outbox.next_at > excluded.next_at THEN outbox.next_at
        ELSE excluded.next_at END,
    attempts = CASE WHEN outbox.state = 'due' THEN outbox.attempts ELSE 0 END
RETURNING CASE WHEN outbox.state = 'due' AND outbox.claimed_by IS NULL THEN outbox.lane END AS lane, outbox.turn, outbox.next_at
