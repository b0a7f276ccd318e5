SELECT enterprise_id, team_id, scopes
FROM slack_installs
ORDER BY enterprise_id, team_id
