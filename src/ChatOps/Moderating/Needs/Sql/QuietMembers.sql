SELECT s.id AS partnership_id, b.person_id, p.display_name, p.manager_person_id, p.manager_email,
       (SELECT COUNT(*)
        FROM check_ins c
        WHERE c.person_id = b.person_id AND c.program_id = s.program_id AND c.is_closed = TRUE AND c.state IN ('due', 'draft')
          AND c.opens_at > COALESCE((SELECT MAX(d.opens_at) FROM check_ins d WHERE d.person_id = b.person_id AND d.program_id = s.program_id AND d.state IN ('shared', 'skipped')), 0)
          AND c.opens_at >= @Since) AS quiet_weeks
FROM partnerships s
JOIN partners b ON b.partnership_id = s.id
JOIN persons p ON p.id = b.person_id
WHERE s.program_id = @ProgramId AND s.ended_at IS NULL
ORDER BY s.id, p.display_name, p.id
