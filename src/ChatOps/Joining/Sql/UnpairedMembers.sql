SELECT m.id AS membership_id, m.person_id, p.display_name
FROM memberships m
JOIN persons p ON p.id = m.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active'
  AND NOT EXISTS (
      SELECT 1
      FROM partners a
      JOIN partnerships s ON s.id = a.partnership_id
      WHERE a.person_id = m.person_id AND s.program_id = m.program_id AND s.ended_at IS NULL)
ORDER BY p.display_name, p.id
