UPDATE slack_installs
SET token = @Token
WHERE enterprise_id = @EnterpriseId AND team_id = @TeamId AND token = @Before
