-- One of two whose last two weeks together closed without a word, while the other shared or skipped one of theirs. One closed week alone is no stretch.
SELECT s.id AS partnership_id, o.person_id, q.person_id AS partner_id
FROM rounds r
JOIN partnerships s ON s.round_id = r.id AND s.ended_at IS NULL
JOIN partners q ON q.partnership_id = s.id
JOIN memberships mq ON mq.program_id = s.program_id AND mq.person_id = q.person_id AND mq.state = 'active'
JOIN partners o ON o.partnership_id = s.id AND o.person_id <> q.person_id
JOIN memberships mo ON mo.program_id = s.program_id AND mo.person_id = o.person_id AND mo.state = 'active'
WHERE r.state = 'open'
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND NOT EXISTS (SELECT 1 FROM partner_offers f WHERE f.partnership_id = s.id AND f.person_id = o.person_id)
  AND (SELECT COUNT(*)
       FROM (SELECT c.state, c.shared_at
             FROM check_ins c
             WHERE c.membership_id = mq.id AND c.is_closed AND c.closes_at > s.started_at
             ORDER BY c.week DESC
             LIMIT 2) w
       WHERE w.state IN ('due', 'draft') AND w.shared_at IS NULL) = 2
  AND EXISTS (
      SELECT 1
      FROM check_ins c
      WHERE c.membership_id = mo.id AND c.closes_at > s.started_at AND (c.shared_at IS NOT NULL OR c.state = 'skipped')
        AND c.week >= (SELECT MIN(w.week)
                       FROM (SELECT x.week
                             FROM check_ins x
                             WHERE x.membership_id = mq.id AND x.is_closed AND x.closes_at > s.started_at
                             ORDER BY x.week DESC
                             LIMIT 2) w))
ORDER BY s.id, o.person_id
