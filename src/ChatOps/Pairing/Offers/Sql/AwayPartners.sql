-- Those who are away first, for they are few: SQLite keeps to the order of a cross join.
SELECT s.id AS partnership_id, o.person_id, q.person_id AS partner_id
FROM memberships m
CROSS JOIN partners q
JOIN partnerships s ON s.id = q.partnership_id
JOIN rounds r ON r.id = s.round_id
JOIN partners o ON o.partnership_id = s.id AND o.person_id <> q.person_id
WHERE m.state = 'paused' AND m.paused_until IS NULL AND m.id > @After AND m.id <= @Until
  AND q.person_id = m.person_id AND s.program_id = m.program_id AND s.ended_at IS NULL AND r.state = 'open' AND r.last_day >= @Today
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND (SELECT x.state FROM memberships x WHERE x.program_id = s.program_id AND x.person_id = o.person_id) = 'active'
  AND NOT EXISTS (SELECT 1 FROM partner_offers f WHERE f.partnership_id = s.id AND f.person_id = o.person_id)
ORDER BY s.id, o.person_id
