INSERT INTO slack_install_states (state, expires_at, started_by, link_hash) VALUES (@State, @ExpiresAt, @By, @LinkHash)
