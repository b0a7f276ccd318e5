SELECT team_id
FROM slack_workspaces
WHERE enterprise_id = @Enterprise
ORDER BY team_id
