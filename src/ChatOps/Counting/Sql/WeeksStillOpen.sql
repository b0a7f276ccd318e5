SELECT g.key, c.week
FROM check_ins c
JOIN programs g ON g.id = c.program_id
WHERE NOT c.is_closed
GROUP BY g.key, c.week
