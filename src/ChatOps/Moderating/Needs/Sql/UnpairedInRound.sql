SELECT m.person_id, p.display_name,
       CASE WHEN EXISTS (SELECT 1 FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.round_id = @RoundId AND b.person_id = m.person_id) THEN 1 ELSE 0 END AS had_partner
FROM memberships m
JOIN persons p ON p.id = m.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active'
  AND NOT EXISTS (SELECT 1 FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.program_id = m.program_id AND b.person_id = m.person_id AND s.ended_at IS NULL)
ORDER BY p.display_name, p.id
