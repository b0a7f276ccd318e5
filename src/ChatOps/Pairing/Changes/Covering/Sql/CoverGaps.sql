-- Also the round goes on for a week, and no more than three pairs were asked in vain.
-- A membership is looked up for each partner by itself: joined, SQLite goes through all of the program for every pair.
SELECT g.partnership_id, g.program_id, g.round_id, g.away_id, g.person_id, g.until
FROM (
    SELECT s.id AS partnership_id, s.program_id, s.round_id, a.person_id AS away_id, b.person_id,
           (SELECT m.paused_until FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = a.person_id AND m.state = 'paused') AS until
    FROM rounds r
    JOIN partnerships s ON s.round_id = r.id AND s.ended_at IS NULL
    JOIN partners a ON a.partnership_id = s.id
    JOIN partners b ON b.partnership_id = s.id AND b.person_id <> a.person_id
    WHERE r.state = 'open' AND r.last_day >= @From
      AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
      AND (SELECT m.state FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = b.person_id) = 'active'
) g
WHERE g.until >= @From
  AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.partnership_id = g.partnership_id AND c.state <> 'declined')
  AND (SELECT COUNT(*) FROM covers c WHERE c.partnership_id = g.partnership_id) < 3
ORDER BY g.partnership_id
