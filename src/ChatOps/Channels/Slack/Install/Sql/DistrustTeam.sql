DELETE FROM slack_trusted_domains WHERE team_id = @Team
