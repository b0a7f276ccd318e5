SELECT CASE WHEN stays_alone THEN 1 ELSE 0 END
FROM accounts
WHERE id = @Id
