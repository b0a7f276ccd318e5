SELECT a.tenant
FROM accounts a
WHERE a.channel = 'slack' AND a.user_id = @User
  AND (a.tenant = @Enterprise OR a.tenant IN (SELECT w.team_id FROM slack_workspaces w WHERE w.enterprise_id = @Enterprise))
ORDER BY a.created_at, a.id
LIMIT 1
