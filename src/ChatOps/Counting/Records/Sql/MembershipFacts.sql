SELECT f.*
FROM membership_facts f
JOIN memberships m ON m.id = f.membership_id
WHERE m.person_id = @PersonId
ORDER BY f.membership_id, f.from_week
