SELECT a.id, a.person_id, a.email, a.is_email_verified, a.state, a.state_code
FROM accounts a
JOIN memberships m ON m.person_id = a.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active'
ORDER BY a.created_at, a.id
