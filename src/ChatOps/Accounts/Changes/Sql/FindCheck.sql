SELECT id, state, started_at
FROM people_checks
WHERE id = @Id
