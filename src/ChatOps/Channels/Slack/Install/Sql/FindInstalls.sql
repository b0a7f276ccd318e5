SELECT enterprise_id, team_id, bot_user_id, scopes, token
FROM slack_installs
WHERE team_id = @Team
   OR (team_id = '*' AND (enterprise_id = @Enterprise OR @Enterprise = ''))
