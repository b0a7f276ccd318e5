SELECT c.id, g.name AS program, c.week, c.state, c.closes_at
FROM check_ins c
JOIN programs g ON g.id = c.program_id
WHERE c.person_id = @PersonId AND NOT c.is_closed AND c.closes_at > @Now
ORDER BY c.opens_at DESC, c.id
