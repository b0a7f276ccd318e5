SELECT c.id, c.person_id, c.state, c.nudge_at, c.second_nudge_at, c.nudged_at, c.closes_at, c.drafted_at, m.state AS membership_state, p.zone
FROM check_ins c
JOIN memberships m ON m.id = c.membership_id
JOIN persons p ON p.id = c.person_id
WHERE c.id IN @Ids
ORDER BY c.nudge_at, c.id
