SELECT COUNT(*)
FROM people_checks
WHERE state = 'done'
