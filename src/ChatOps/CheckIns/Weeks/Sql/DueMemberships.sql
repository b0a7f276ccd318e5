SELECT m.id
FROM memberships m
WHERE m.next_check_in_at <= @Now AND m.state = 'active'
ORDER BY m.next_check_in_at
LIMIT @Most
