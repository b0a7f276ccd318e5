UPDATE accounts
SET conversation = @Conversation, service_url = @ServiceUrl, connector_id = @ConnectorId, state = @State, state_code = @StateCode
WHERE id = @Id
