SELECT b.partnership_id, b.person_id
FROM partners b
JOIN partnerships s ON s.id = b.partnership_id
JOIN rounds r ON r.id = s.round_id
WHERE r.program_id = @ProgramId AND r.number = (SELECT MAX(number) FROM rounds WHERE program_id = @ProgramId)
  AND NOT EXISTS (
      SELECT 1
      FROM partners c
      LEFT JOIN stay_wishes w ON w.partnership_id = c.partnership_id AND w.person_id = c.person_id AND w.round_id = s.round_id
      WHERE c.partnership_id = b.partnership_id AND w.person_id IS NULL)
ORDER BY b.partnership_id, b.person_id
