SELECT enterprise_id, team_id, scopes, renewal_code
FROM slack_installs
ORDER BY enterprise_id, team_id
