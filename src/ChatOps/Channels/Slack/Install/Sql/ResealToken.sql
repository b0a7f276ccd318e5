UPDATE slack_installs
SET token = @Token, refresh_token = @RefreshToken
WHERE enterprise_id = @EnterpriseId AND team_id = @TeamId AND token = @Before
