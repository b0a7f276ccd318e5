DELETE FROM slack_installs
WHERE installed_at <= @At
  AND (team_id = @Team OR (team_id = '*' AND enterprise_id = @Enterprise))
