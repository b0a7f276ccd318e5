-- The members of the range first: SQLite keeps to the order of a cross join, and would else begin with the whole program.
SELECT r.id AS round_id, r.program_id, r.number, r.first_day, r.last_day, m.person_id, m.joined_at, t.tried_at, t.told_at,
    p.zone, p.work_days, p.days_off, p.work_from, p.work_until,
    (SELECT MAX(s.ended_at) FROM partners a JOIN partnerships s ON s.id = a.partnership_id WHERE a.person_id = m.person_id AND s.round_id = r.id) AS left_at,
    (SELECT COUNT(*)
     FROM (SELECT c.state, c.shared_at
           FROM check_ins c
           WHERE c.membership_id = m.id AND c.is_closed AND c.round_id = r.id AND c.partnership_id IS NOT NULL
           ORDER BY c.week DESC
           LIMIT 2) w
     WHERE w.state IN ('due', 'draft') AND w.shared_at IS NULL) AS quiet_weeks
FROM memberships m
CROSS JOIN rounds r
JOIN persons p ON p.id = m.person_id
LEFT JOIN repairings t ON t.round_id = r.id AND t.person_id = m.person_id
WHERE m.state = 'active' AND m.id > @After AND m.id <= @Until AND r.program_id = m.program_id AND r.state = 'open' AND r.first_day <= @Today AND (@RoundId = '' OR r.id = @RoundId)
  AND NOT EXISTS (SELECT 1 FROM leavings l WHERE l.membership_id = m.id AND l.leaves_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM partners a JOIN partnerships s ON s.id = a.partnership_id WHERE a.person_id = m.person_id AND s.program_id = r.program_id AND s.ended_at IS NULL)
ORDER BY r.id, m.person_id
