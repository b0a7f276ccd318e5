DELETE FROM slack_install_states WHERE expires_at <= @Now
