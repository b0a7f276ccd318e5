-- A membership is looked up for each partner by itself: joined, SQLite goes through all of the program for every pair.
SELECT s.id AS partnership_id, o.person_id, q.person_id AS partner_id
FROM rounds r
JOIN partnerships s ON s.round_id = r.id AND s.ended_at IS NULL
JOIN partners q ON q.partnership_id = s.id
JOIN partners o ON o.partnership_id = s.id AND o.person_id <> q.person_id
WHERE r.state = 'open' AND r.last_day >= @Today
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND (SELECT CASE WHEN m.state = 'paused' AND m.paused_until IS NULL THEN 1 ELSE 0 END FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = q.person_id) = 1
  AND (SELECT m.state FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = o.person_id) = 'active'
  AND NOT EXISTS (SELECT 1 FROM partner_offers f WHERE f.partnership_id = s.id AND f.person_id = o.person_id)
ORDER BY s.id, o.person_id
