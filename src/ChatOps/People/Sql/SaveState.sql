UPDATE accounts
SET state = @State, state_code = @Code,
    greeted_at = CASE WHEN @State = 'not_installed' THEN NULL ELSE greeted_at END
WHERE id = @Id
