SELECT p.key, m.state
FROM memberships m
JOIN programs p ON p.id = m.program_id
WHERE m.person_id = @PersonId
ORDER BY p.key
