-- The pairs of the range first: SQLite keeps to the order of a cross join, and would else begin with the whole round.
SELECT r.id AS round_id, r.program_id, r.number, r.first_day, r.last_day, g.settings, m.id AS membership_id, s.id AS partnership_id, m.person_id,
    p.zone, p.work_days, p.work_from, p.work_until, p.days_off
FROM partnerships s
CROSS JOIN rounds r
JOIN programs g ON g.id = r.program_id
JOIN partners a ON a.partnership_id = s.id
JOIN memberships m ON m.program_id = r.program_id AND m.person_id = a.person_id
JOIN persons p ON p.id = m.person_id
WHERE s.ended_at IS NULL AND s.id > @After AND s.id <= @Until AND r.id = s.round_id AND r.state = 'open' AND r.last_day <= @By AND m.state = 'active'
  AND NOT EXISTS (SELECT 1 FROM round_ends e WHERE e.round_id = r.id AND e.person_id = m.person_id)
ORDER BY m.id
