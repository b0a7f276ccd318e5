SELECT MIN(p.id) AS person_id
FROM moderators m
JOIN persons p ON p.work_email = m.email
GROUP BY m.email
