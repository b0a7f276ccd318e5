INSERT INTO slack_installs (enterprise_id, team_id, bot_user_id, scopes, token, refresh_token, expires_at, installed_at)
VALUES (@Enterprise, @Team, @BotUser, @Scopes, @Token, @RefreshToken, @ExpiresAt, @Now)
ON CONFLICT (enterprise_id, team_id) DO UPDATE
SET bot_user_id = excluded.bot_user_id, scopes = excluded.scopes, token = excluded.token, refresh_token = excluded.refresh_token,
    expires_at = excluded.expires_at, renewing_until = 0, renewal_code = NULL, installed_at = excluded.installed_at
