SELECT s.id AS partnership_id, b.person_id, p.display_name, CASE WHEN s.ended_at IS NULL THEN 1 ELSE 0 END AS stands
FROM partnerships s
JOIN partners b ON b.partnership_id = s.id
JOIN persons p ON p.id = b.person_id
WHERE s.round_id = @RoundId
ORDER BY s.started_at, s.id, p.display_name, p.id
