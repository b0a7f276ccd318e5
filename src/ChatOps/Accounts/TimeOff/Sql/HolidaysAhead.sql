SELECT h.day, MIN(h.name) AS name
FROM holidays h
JOIN memberships m ON m.program_id = h.program_id
WHERE m.person_id = @PersonId AND m.state IN ('applied', 'active', 'paused') AND h.day >= @From
GROUP BY h.day
ORDER BY h.day
LIMIT @Most
