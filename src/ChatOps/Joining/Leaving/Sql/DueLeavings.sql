SELECT l.membership_id, m.person_id
FROM leavings l
JOIN memberships m ON m.id = l.membership_id
WHERE l.leaves_at <= @Now
ORDER BY l.leaves_at, l.membership_id
LIMIT @Most
