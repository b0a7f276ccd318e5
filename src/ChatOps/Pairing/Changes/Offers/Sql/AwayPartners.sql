SELECT s.id AS partnership_id, o.person_id, q.person_id AS partner_id
FROM rounds r
JOIN partnerships s ON s.round_id = r.id AND s.ended_at IS NULL
JOIN partners q ON q.partnership_id = s.id
JOIN memberships mq ON mq.program_id = s.program_id AND mq.person_id = q.person_id AND mq.state = 'paused' AND mq.paused_until IS NULL
JOIN partners o ON o.partnership_id = s.id AND o.person_id <> q.person_id
JOIN memberships mo ON mo.program_id = s.program_id AND mo.person_id = o.person_id AND mo.state = 'active'
WHERE r.state = 'open' AND r.last_day >= @Today
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND NOT EXISTS (SELECT 1 FROM partner_offers f WHERE f.partnership_id = s.id AND f.person_id = o.person_id)
ORDER BY s.id, o.person_id
