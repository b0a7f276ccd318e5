SELECT a.*
FROM notice_agreements a
JOIN memberships m ON m.id = a.membership_id
WHERE m.person_id = @PersonId
ORDER BY a.membership_id, a.version
