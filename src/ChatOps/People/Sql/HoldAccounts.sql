SELECT a.id, a.person_id, a.channel, a.tenant, a.user_id, a.conversation, a.service_url, a.connector_id, a.state, a.state_code
FROM accounts a
WHERE a.id IN @Ids
ORDER BY a.id
