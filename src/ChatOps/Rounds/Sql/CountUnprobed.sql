SELECT COUNT(*)
FROM outbox o
JOIN memberships m ON m.person_id = o.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active' AND o.kind = 'account-lookup' AND o.state = 'due'
