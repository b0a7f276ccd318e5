SELECT m.person_id, p.display_name
FROM memberships m
JOIN persons p ON p.id = m.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active'
  AND NOT EXISTS (SELECT 1 FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.round_id = @RoundId AND b.person_id = m.person_id)
ORDER BY p.display_name, p.id
