UPDATE slack_installs
SET renewing_until = CAST(unixepoch('subsec') * 1000 AS BIGINT) + @Lease
WHERE enterprise_id = @Enterprise AND team_id = @Team AND refresh_token IS NOT NULL AND renewal_code IS NULL
  AND expires_at <= @Before AND renewing_until <= CAST(unixepoch('subsec') * 1000 AS BIGINT)
RETURNING enterprise_id, team_id, bot_user_id, scopes, token, refresh_token, expires_at, renewal_code, installed_at
