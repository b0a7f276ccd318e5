SELECT hash, team_id, domains, expires_at, spent_at
FROM slack_install_links
WHERE hash = @Hash
