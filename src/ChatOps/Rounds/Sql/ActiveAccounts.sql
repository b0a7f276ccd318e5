SELECT a.id
FROM accounts a
JOIN memberships m ON m.person_id = a.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active' AND a.state = 'active'
ORDER BY a.id
