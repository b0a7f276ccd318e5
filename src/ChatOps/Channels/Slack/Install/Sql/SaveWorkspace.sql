INSERT INTO slack_workspaces (team_id, enterprise_id)
VALUES (@Team, @Enterprise)
ON CONFLICT (team_id) DO UPDATE SET enterprise_id = excluded.enterprise_id
