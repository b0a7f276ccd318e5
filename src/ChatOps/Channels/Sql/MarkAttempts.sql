UPDATE outbox
SET attempted_at = v.value ->> 'now', attempted = v.value ->> 'version', account_id = v.value ->> 'account', next_at = database_now(@Leases) + @Lasting
FROM json_each(@Rows) v
WHERE outbox.id = v.value ->> 'id' AND outbox.claimed_by = v.value ->> 'me' AND outbox.next_at > database_now(@Leases)
RETURNING id
