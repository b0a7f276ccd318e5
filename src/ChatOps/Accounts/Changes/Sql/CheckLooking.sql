SELECT id, state, started_at
FROM people_checks
WHERE state = 'looking'
ORDER BY night DESC
LIMIT 1
