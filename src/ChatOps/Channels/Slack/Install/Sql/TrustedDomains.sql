SELECT team_id, domain
FROM slack_trusted_domains
ORDER BY team_id, domain
