INSERT INTO slack_trusted_domains (team_id, domain, trusted_at)
VALUES (@Team, @Domain, @Now)
ON CONFLICT (team_id, domain) DO NOTHING
