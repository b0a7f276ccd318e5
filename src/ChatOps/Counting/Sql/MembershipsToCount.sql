SELECT m.id
FROM memberships m
JOIN persons p ON p.id = m.person_id
LEFT JOIN membership_facts f ON f.membership_id = m.id AND f.until_week IS NULL
WHERE CASE WHEN m.state = 'active' THEN f.membership_id IS NULL OR f.department <> COALESCE(p.department, '') ELSE f.membership_id IS NOT NULL END
