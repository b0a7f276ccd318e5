-- The list of ids leads the server to the rows; of what it opens from JSON it guesses a hundred.
UPDATE outbox o
SET stale_account_id = CASE WHEN o.message_id IS NULL THEN o.stale_account_id ELSE o.message_account_id END,
    stale_conversation = CASE WHEN o.message_id IS NULL THEN o.stale_conversation ELSE o.conversation END,
    stale_message_id = COALESCE(o.message_id, o.stale_message_id),
    message_account_id = v.account, conversation = v.conversation, message_id = v.message,
    shown = v.version, posted = v.version, sent_at = v.sent_at, attempted_at = NULL, attempts = 0, code = NULL, claimed_by = NULL,
    state = CASE WHEN o.wanted > v.version OR o.message_id IS NOT NULL OR o.stale_message_id IS NOT NULL THEN 'due' ELSE 'done' END,
    next_at = CASE WHEN o.due_at > v.now THEN o.due_at ELSE v.now END
FROM json_to_recordset(CAST(@Rows AS json)) AS v(id text, me text, account text, conversation text, message text, version integer, sent_at bigint, now bigint)
WHERE o.id IN @Ids AND o.id = v.id AND o.claimed_by = v.me
RETURNING o.id, o.state, o.turn, o.next_at
