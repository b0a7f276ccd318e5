UPDATE accounts
SET state = 'revoked', state_code = @Code
WHERE channel = 'slack' AND tenant = @Team AND state <> 'deactivated'
