SELECT p.id AS person_id, MIN(CASE WHEN a.channel = 'teams' THEN a.user_id END) AS object_id, p.work_email
FROM sightings s
JOIN persons p ON p.id = s.person_id
JOIN accounts a ON a.id = s.account_id
WHERE s.check_id = @CheckId AND NOT EXISTS (SELECT 1 FROM directory_sightings d WHERE d.check_id = s.check_id AND d.person_id = p.id)
GROUP BY p.id, p.work_email
ORDER BY p.id
LIMIT @Most
