SELECT i.id, p.id AS person_id
FROM invitations i
JOIN persons p ON p.work_email = i.email
WHERE i.person_id IS NULL
ORDER BY i.id
LIMIT @Most
