UPDATE accounts
SET state = 'active', state_code = NULL
WHERE channel = 'slack' AND state = 'revoked' AND (tenant = @Team OR @Team = '*')
