DELETE FROM slack_install_states WHERE state = @State AND expires_at > @Now
RETURNING started_by, link_hash
