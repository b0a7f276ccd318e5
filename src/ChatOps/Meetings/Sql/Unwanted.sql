SELECT m.id AS series_id,
       CASE WHEN r.state <> 'open' THEN 'over' WHEN s.ended_at IS NOT NULL THEN 'changed' ELSE 'away' END AS reason
FROM meeting_series m
JOIN partnerships s ON s.id = m.partnership_id
JOIN rounds r ON r.id = s.round_id
WHERE m.state NOT IN ('ending', 'ended') AND m.id > @After AND m.id <= @Until
  AND (s.ended_at IS NOT NULL OR r.state <> 'open'
      OR EXISTS (
          SELECT 1 FROM meeting_people p
          LEFT JOIN memberships x ON x.program_id = m.program_id AND x.person_id = p.person_id
          WHERE p.series_id = m.id AND COALESCE(x.state, '') <> 'active')
      OR EXISTS (
          SELECT 1 FROM partners b
          JOIN memberships x ON x.program_id = m.program_id AND x.person_id = b.person_id
          WHERE b.partnership_id = m.partnership_id AND x.state = 'active'
            AND NOT EXISTS (SELECT 1 FROM meeting_people p WHERE p.series_id = m.id AND p.person_id = b.person_id)))
ORDER BY m.id
LIMIT @Most
