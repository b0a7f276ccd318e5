-- The list of ids leads the server to the rows; of what it opens from JSON it guesses a hundred.
UPDATE outbox o
SET attempted_at = v.now, attempted = v.version, account_id = v.account, next_at = database_now(@Leases) + @Lasting
FROM json_to_recordset(CAST(@Rows AS json)) AS v(id text, me text, version integer, account text, now bigint)
WHERE o.id IN @Ids AND o.id = v.id AND o.claimed_by = v.me AND o.next_at > database_now(@Leases)
RETURNING o.id
