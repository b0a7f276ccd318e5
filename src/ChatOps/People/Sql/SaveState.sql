UPDATE accounts
SET state = @State, state_code = @Code
WHERE id = @Id
