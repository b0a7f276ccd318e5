INSERT INTO slack_install_states (state, expires_at) VALUES (@State, @ExpiresAt)
