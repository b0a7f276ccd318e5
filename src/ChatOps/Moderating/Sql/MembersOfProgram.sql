SELECT p.id AS person_id, p.display_name, m.state, m.paused_until, s.id AS partnership_id
FROM memberships m
JOIN persons p ON p.id = m.person_id
LEFT JOIN (
    SELECT x.person_id, q.id FROM partners x JOIN partnerships q ON q.id = x.partnership_id WHERE q.program_id = @ProgramId AND q.ended_at IS NULL
) s ON s.person_id = p.id
WHERE m.program_id = @ProgramId AND m.state <> 'left'
ORDER BY lower(p.display_name), p.id
