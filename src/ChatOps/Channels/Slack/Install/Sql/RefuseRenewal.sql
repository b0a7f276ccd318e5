UPDATE slack_installs
SET renewal_code = @Code, renewing_until = 0
WHERE enterprise_id = @Enterprise AND team_id = @Team AND installed_at = @InstalledAt
