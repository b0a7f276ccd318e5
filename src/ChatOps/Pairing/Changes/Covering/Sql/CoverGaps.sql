-- Also the round goes on for a week, and no more than three pairs were asked in vain.
SELECT s.id AS partnership_id, s.program_id, s.round_id, a.person_id AS away_id, b.person_id, ma.paused_until AS until
FROM rounds r
JOIN partnerships s ON s.round_id = r.id AND s.ended_at IS NULL
JOIN partners a ON a.partnership_id = s.id
JOIN memberships ma ON ma.program_id = s.program_id AND ma.person_id = a.person_id AND ma.state = 'paused' AND ma.paused_until >= @From
JOIN partners b ON b.partnership_id = s.id AND b.person_id <> a.person_id
JOIN memberships mb ON mb.program_id = s.program_id AND mb.person_id = b.person_id AND mb.state = 'active'
WHERE r.state = 'open' AND r.last_day >= @From
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.partnership_id = s.id AND c.state <> 'declined')
  AND (SELECT COUNT(*) FROM covers c WHERE c.partnership_id = s.id) < 3
ORDER BY s.id
