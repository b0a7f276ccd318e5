SELECT first_day, last_day
FROM leave_days
WHERE person_id = @PersonId AND last_day >= @From
UNION ALL
SELECT h.day, h.day
FROM holidays h
JOIN memberships m ON m.program_id = h.program_id
WHERE m.person_id = @PersonId AND m.state IN ('applied', 'active', 'paused') AND h.day >= @From
