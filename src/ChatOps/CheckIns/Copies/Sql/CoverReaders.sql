SELECT p.id AS person_id, p.display_name, CASE WHEN c.state = 'standing' THEN 0 ELSE 1 END AS is_over
FROM cover_shares x
JOIN covers c ON c.id = x.cover_id
JOIN check_ins k ON k.id = x.check_in_id
JOIN persons p ON (k.person_id = c.person_id AND p.id IN (SELECT n.person_id FROM partners n WHERE n.partnership_id = c.by_partnership_id))
    OR (k.person_id <> c.person_id AND p.id = c.person_id)
WHERE x.check_in_id = @CheckInId
ORDER BY p.id
