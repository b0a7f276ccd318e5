-- What was still to be removed gets a row of its own, before another message takes its place here. It is done when it is removed.
INSERT INTO outbox (id, kind, subject, person_id, place, account_id, lane, state, importance, turn, wanted, shown, anew, posted,
                    due_at, next_at, attempts, attempted, stale_account_id, stale_conversation, stale_message_id, created_at)
SELECT @Removal, @Kind, o.stale_message_id, o.person_id, o.place, o.stale_account_id, o.lane, 'due', 0, o.turn, 1, 1, 1, 1,
       @Now, @Now, 0, 0, o.stale_account_id, o.stale_conversation, o.stale_message_id, o.created_at
FROM outbox o
WHERE o.id = @Id AND o.claimed_by = @Me AND o.stale_message_id IS NOT NULL AND o.message_id IS NOT NULL
ON CONFLICT (kind, subject, person_id, place) DO NOTHING
