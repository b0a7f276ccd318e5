SELECT a.id, a.person_id, a.channel, a.tenant, a.user_id, a.conversation, a.service_url, a.connector_id, a.state, a.state_code
FROM accounts a
WHERE a.person_id IN (SELECT o.person_id FROM outbox o WHERE o.claimed_by = @Me AND o.next_at = @Until AND o.lane = @Lane)
ORDER BY a.created_at, a.id
