UPDATE slack_installs
SET token = @Token, refresh_token = @RefreshToken, expires_at = @ExpiresAt, renewing_until = 0
WHERE enterprise_id = @Enterprise AND team_id = @Team AND installed_at = @InstalledAt
