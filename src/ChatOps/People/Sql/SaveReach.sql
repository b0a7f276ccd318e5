UPDATE accounts
SET conversation = @Conversation, service_url = @ServiceUrl, connector_id = @ConnectorId, state = @State, state_code = @StateCode,
    greeted_at = CASE WHEN @State = 'not_installed' THEN NULL ELSE greeted_at END
WHERE id = @Id
