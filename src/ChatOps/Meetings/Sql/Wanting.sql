-- The pairs of the range first: SQLite keeps to the order of a cross join, and would else begin with the whole round.
-- A membership is looked up for each partner by itself: joined, SQLite goes through all of the program for every pair.
SELECT s.id AS partnership_id, s.program_id
FROM partnerships s
CROSS JOIN rounds r
WHERE s.ended_at IS NULL AND s.id > @After AND s.id <= @Until AND r.id = s.round_id AND r.state = 'open'
  AND NOT EXISTS (
      SELECT 1 FROM meeting_series m
      WHERE m.partnership_id = s.id AND m.instead_of = '' AND m.state <> 'ended')
  AND (
      SELECT COUNT(*) FROM partners b
      WHERE b.partnership_id = s.id
        AND (SELECT x.state FROM memberships x WHERE x.program_id = s.program_id AND x.person_id = b.person_id) = 'active') >= 2
  AND EXISTS (
      SELECT 1 FROM partners b
      WHERE b.partnership_id = s.id
        AND (
            SELECT CASE WHEN x.state = 'active' AND COALESCE(i.mode, '') <> 'text' THEN 1 ELSE 0 END
            FROM memberships x
            LEFT JOIN intakes i ON i.membership_id = x.id
            WHERE x.program_id = s.program_id AND x.person_id = b.person_id) = 1)
ORDER BY s.id
LIMIT @Most
