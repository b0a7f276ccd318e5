SELECT g.key, r.number, r.last_day, r.state = 'closed' AS is_closed
FROM rounds r
JOIN programs g ON g.id = r.program_id
