INSERT INTO slack_install_links (hash, team_id, domains, expires_at, spent_at)
VALUES (@Hash, @Team, @Domains, @ExpiresAt, NULL)
