UPDATE accounts
SET name = @Name, email = @Email, is_email_verified = @IsEmailVerified, connector_id = COALESCE(@ConnectorId, connector_id), state = @State, looked_up_at = @Now
WHERE id = @Id
