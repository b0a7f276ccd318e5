-- What came of an invitation is known to the one who was invited.
SELECT i.id, i.program_id, i.person_id, i.email, i.invited_by, CASE WHEN i.person_id = @PersonId THEN i.is_declined END AS is_declined, i.created_at
FROM invitations i
WHERE i.person_id = @PersonId OR i.invited_by = @PersonId OR i.email IN (SELECT p.work_email FROM persons p WHERE p.id = @PersonId)
ORDER BY i.created_at, i.id
