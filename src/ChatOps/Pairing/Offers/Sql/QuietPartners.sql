-- One of two whose last two weeks together closed without a word, while the other shared or skipped one of theirs. One closed week alone is no stretch.
-- The pairs of the range first: SQLite keeps to the order of a cross join, and would else begin with the whole round.
-- A membership is looked up for each partner by itself: joined, SQLite goes through all of the program for every pair.
SELECT p.partnership_id, p.person_id, p.partner_id
FROM (
    SELECT s.id AS partnership_id, s.started_at, o.person_id, q.person_id AS partner_id,
           (SELECT m.id FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = q.person_id AND m.state = 'active') AS quiet_id,
           (SELECT m.id FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = o.person_id AND m.state = 'active') AS other_id
    FROM partnerships s
    CROSS JOIN rounds r
    JOIN partners q ON q.partnership_id = s.id
    JOIN partners o ON o.partnership_id = s.id AND o.person_id <> q.person_id
    WHERE s.ended_at IS NULL AND s.id > @After AND s.id <= @Until AND r.id = s.round_id AND r.state = 'open'
      AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
      AND NOT EXISTS (SELECT 1 FROM partner_offers f WHERE f.partnership_id = s.id AND f.person_id = o.person_id)
) p
WHERE (SELECT COUNT(*)
       FROM (SELECT c.state, c.shared_at
             FROM check_ins c
             WHERE c.membership_id = p.quiet_id AND c.is_closed AND c.closes_at > p.started_at
             ORDER BY c.week DESC
             LIMIT 2) w
       WHERE w.state IN ('due', 'draft') AND w.shared_at IS NULL) = 2
  AND EXISTS (
      SELECT 1
      FROM check_ins c
      WHERE c.membership_id = p.other_id AND c.closes_at > p.started_at AND (c.shared_at IS NOT NULL OR c.state = 'skipped')
        AND c.week >= (SELECT MIN(w.week)
                       FROM (SELECT x.week
                             FROM check_ins x
                             WHERE x.membership_id = p.quiet_id AND x.is_closed AND x.closes_at > p.started_at
                             ORDER BY x.week DESC
                             LIMIT 2) w))
ORDER BY p.partnership_id, p.person_id
