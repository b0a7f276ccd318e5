SELECT DISTINCT m.person_id
FROM memberships m
JOIN moderators o ON o.program_id = m.program_id
WHERE o.email = @Email AND m.state IN ('applied', 'active', 'paused')
