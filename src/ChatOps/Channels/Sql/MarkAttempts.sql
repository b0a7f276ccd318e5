UPDATE outbox
SET attempted_at = v.value ->> 'now', attempted = v.value ->> 'version', account_id = v.value ->> 'account', next_at = v.value ->> 'until'
FROM json_each(@Rows) v
WHERE outbox.id = v.value ->> 'id' AND outbox.claimed_by = v.value ->> 'me' AND outbox.next_at > v.value ->> 'now'
RETURNING id
