SELECT l.*
FROM leavings l
JOIN memberships m ON m.id = l.membership_id
WHERE m.person_id = @PersonId
ORDER BY l.membership_id
