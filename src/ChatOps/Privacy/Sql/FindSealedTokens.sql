SELECT enterprise_id, team_id, token FROM slack_installs
