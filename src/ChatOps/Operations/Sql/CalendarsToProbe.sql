SELECT DISTINCT a.user_id
FROM accounts a
JOIN memberships m ON m.person_id = a.person_id
WHERE a.channel = 'teams' AND a.state = 'active' AND m.state = 'active'
ORDER BY a.user_id
LIMIT 3
