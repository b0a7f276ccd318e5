-- The list of ids leads the server to the rows; of what it opens from JSON it guesses a hundred.
UPDATE outbox o
SET stale_account_id = o.message_account_id, stale_conversation = o.conversation, stale_message_id = o.message_id,
    message_account_id = v.account, conversation = v.conversation, message_id = v.message,
    shown = v.version, posted = v.version, sent_at = v.sent_at, attempted_at = NULL, attempts = 0, code = NULL, claimed_by = NULL,
    state = CASE WHEN o.wanted > v.version OR o.message_id IS NOT NULL THEN 'due' ELSE 'done' END,
    next_at = CASE WHEN o.due_at > v.now THEN o.due_at ELSE v.now END
FROM json_to_recordset(CAST(@Rows AS json)) AS v(id text, me text, account text, conversation text, message text, version integer, sent_at bigint, now bigint)
WHERE o.id IN @Ids AND o.id = v.id AND o.claimed_by = v.me
RETURNING o.id, o.state, o.turn, o.next_at
