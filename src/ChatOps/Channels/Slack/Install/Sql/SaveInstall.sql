INSERT INTO slack_installs (enterprise_id, team_id, bot_user_id, scopes, token, installed_at)
VALUES (@Enterprise, @Team, @BotUser, @Scopes, @Token, @Now)
ON CONFLICT (enterprise_id, team_id) DO UPDATE
SET bot_user_id = excluded.bot_user_id, scopes = excluded.scopes, token = excluded.token, installed_at = excluded.installed_at
