INSERT INTO accounts (id, person_id, channel, tenant, user_id, lane, name, email, is_email_verified, conversation, service_url, connector_id, state, stays_alone, created_at)
VALUES (@Id, @PersonId, @Channel, @Tenant, @UserId, @Lane, @Name, NULL, FALSE, @Conversation, @ServiceUrl, @ConnectorId, @State, FALSE, @Now)
