SELECT s.id AS partnership_id, s.program_id
FROM partnerships s
JOIN rounds r ON r.id = s.round_id
WHERE s.ended_at IS NULL AND r.state = 'open'
  AND NOT EXISTS (
      SELECT 1 FROM meeting_series m
      WHERE m.partnership_id = s.id AND m.instead_of = '' AND m.state <> 'ended')
  AND (
      SELECT COUNT(*) FROM partners b
      JOIN memberships x ON x.program_id = s.program_id AND x.person_id = b.person_id
      WHERE b.partnership_id = s.id AND x.state = 'active') >= 2
  AND EXISTS (
      SELECT 1 FROM partners b
      JOIN memberships x ON x.program_id = s.program_id AND x.person_id = b.person_id
      LEFT JOIN intakes i ON i.membership_id = x.id
      WHERE b.partnership_id = s.id AND x.state = 'active' AND COALESCE(i.mode, '') <> 'text')
ORDER BY s.id
LIMIT @Most
