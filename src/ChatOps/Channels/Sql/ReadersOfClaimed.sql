-- Each with their accounts, the oldest first.
SELECT p.id AS person_id, p.zone, p.work_days, p.days_off, p.work_from, p.work_until, p.allows_outside_hours, p.preferred_account,
       a.id, a.channel, a.tenant, a.user_id, a.conversation, a.service_url, a.connector_id, a.state, a.state_code
FROM persons p
LEFT JOIN accounts a ON a.person_id = p.id
WHERE p.id IN @Persons
ORDER BY p.id, a.created_at, a.id
