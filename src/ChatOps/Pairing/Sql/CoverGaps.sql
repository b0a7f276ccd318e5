-- Also the round goes on for a week, and no more than three pairs were asked in vain.
-- Those who are away first, for they are few: SQLite keeps to the order of a cross join.
SELECT s.id AS partnership_id, s.program_id, s.round_id, a.person_id AS away_id, b.person_id, m.paused_until AS until
FROM memberships m
CROSS JOIN partners a
JOIN partnerships s ON s.id = a.partnership_id
JOIN rounds r ON r.id = s.round_id
JOIN partners b ON b.partnership_id = s.id AND b.person_id <> a.person_id
WHERE m.state = 'paused' AND m.paused_until >= @From AND m.id > @After AND m.id <= @Until
  AND a.person_id = m.person_id AND s.program_id = m.program_id AND s.ended_at IS NULL AND r.state = 'open' AND r.last_day >= @From
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND (SELECT x.state FROM memberships x WHERE x.program_id = s.program_id AND x.person_id = b.person_id) = 'active'
  AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.partnership_id = s.id AND c.state <> 'declined')
  AND (SELECT COUNT(*) FROM covers c WHERE c.partnership_id = s.id) < 3
ORDER BY s.id
