SELECT m.id AS membership_id, m.person_id, m.paused_until AS until, p.zone
FROM memberships m
JOIN persons p ON p.id = m.person_id
WHERE m.paused_until <= @Day AND m.state = 'paused'
ORDER BY m.paused_until, m.id
