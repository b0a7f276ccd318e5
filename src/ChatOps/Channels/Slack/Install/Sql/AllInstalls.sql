SELECT enterprise_id, team_id, bot_user_id, scopes, token, refresh_token, expires_at, renewal_code, installed_at FROM slack_installs
