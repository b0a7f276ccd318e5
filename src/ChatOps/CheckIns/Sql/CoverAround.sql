SELECT p.id AS person_id, p.display_name, CASE WHEN x.check_in_id IS NULL THEN 0 ELSE 1 END AS is_shared
FROM check_ins k
JOIN covers c ON c.state = 'standing' OR EXISTS (SELECT 1 FROM cover_shares y WHERE y.cover_id = c.id AND y.check_in_id = k.id)
JOIN partnerships s ON s.id = c.partnership_id AND s.program_id = k.program_id
JOIN persons p ON (k.person_id = c.person_id AND p.id IN (SELECT n.person_id FROM partners n WHERE n.partnership_id = c.by_partnership_id))
    OR (p.id = c.person_id AND EXISTS (SELECT 1 FROM partners n WHERE n.partnership_id = c.by_partnership_id AND n.person_id = k.person_id))
LEFT JOIN cover_shares x ON x.cover_id = c.id AND x.check_in_id = k.id
WHERE k.id = @Id
ORDER BY p.id
