SELECT a.id, a.person_id, a.channel, a.tenant, a.user_id, a.conversation, a.service_url, a.connector_id, a.state, a.state_code
FROM accounts a
WHERE a.email = @Email AND a.is_email_verified = TRUE AND a.stays_alone = FALSE AND a.id <> @Except
ORDER BY a.created_at, a.id
