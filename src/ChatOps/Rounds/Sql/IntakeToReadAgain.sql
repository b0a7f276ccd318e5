SELECT m.id AS membership_id, i.words, k.ring_key, k.wrapped
FROM memberships m
JOIN intakes i ON i.membership_id = m.id
LEFT JOIN content_keys k ON k.person_id = m.person_id
WHERE m.id = @MembershipId
