SELECT p.partnership_id, p.person_id, p.side, s.program_id, s.round_id, s.started_at, s.ended_at
FROM partners p
JOIN partnerships s ON s.id = p.partnership_id
WHERE p.person_id = @PersonId
ORDER BY s.started_at, s.id
