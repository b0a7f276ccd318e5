SELECT s.id, s.program_id, s.round_id, s.started_at, s.ended_at, b.person_id, p.display_name, b.side
FROM partners a
JOIN partnerships s ON s.id = a.partnership_id
JOIN partners b ON b.partnership_id = s.id
JOIN persons p ON p.id = b.person_id
WHERE a.person_id = @PersonId AND s.program_id = @ProgramId AND s.ended_at IS NULL
ORDER BY s.id, p.display_name, p.id
