SELECT enterprise_id, team_id, bot_user_id, scopes, token FROM slack_installs
