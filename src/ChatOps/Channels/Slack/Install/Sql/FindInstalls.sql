SELECT enterprise_id, team_id, bot_user_id, scopes, token, refresh_token, expires_at, renewal_code, installed_at
FROM slack_installs
WHERE team_id = @Team
   OR (
       team_id = '*'
       AND enterprise_id = COALESCE(
           NULLIF(@Enterprise, ''),
           (SELECT w.enterprise_id FROM slack_workspaces w WHERE w.team_id = @Team),
           enterprise_id))
