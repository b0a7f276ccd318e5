UPDATE outbox
SET stale_account_id = CASE WHEN message_id IS NULL THEN stale_account_id ELSE message_account_id END,
    stale_conversation = CASE WHEN message_id IS NULL THEN stale_conversation ELSE conversation END,
    stale_message_id = COALESCE(message_id, stale_message_id),
    message_account_id = v.value ->> 'account', conversation = v.value ->> 'conversation', message_id = v.value ->> 'message',
    shown = v.value ->> 'version', posted = v.value ->> 'version', sent_at = v.value ->> 'sent_at',
    attempted_at = NULL, attempts = 0, code = NULL, claimed_by = NULL,
    state = CASE WHEN wanted > v.value ->> 'version' OR message_id IS NOT NULL OR stale_message_id IS NOT NULL THEN 'due' ELSE 'done' END,
    next_at = MAX(due_at, v.value ->> 'now')
FROM json_each(@Rows) v
WHERE outbox.id = v.value ->> 'id' AND claimed_by = v.value ->> 'me'
RETURNING id, state, turn, next_at
