SELECT m.id AS membership_id, m.person_id, m.state, e.id AS end_id, e.next, COALESCE(s.id, e.partnership_id) AS partnership_id, e.words IS NOT NULL AS words,
    (SELECT COUNT(*) FROM check_ins c WHERE c.membership_id = m.id AND c.round_id = @RoundId) AS weeks,
    (SELECT COUNT(*) FROM check_ins c WHERE c.membership_id = m.id AND c.round_id = @RoundId AND (c.shared_at IS NOT NULL OR c.state = 'skipped')) AS heard
FROM memberships m
LEFT JOIN round_ends e ON e.round_id = @RoundId AND e.person_id = m.person_id
LEFT JOIN partnerships s ON s.id = (
    SELECT ps.id FROM partners me JOIN partnerships ps ON ps.id = me.partnership_id
    WHERE me.person_id = m.person_id AND ps.round_id = @RoundId AND ps.ended_at IS NULL ORDER BY ps.id LIMIT 1)
WHERE m.program_id = @ProgramId AND e.closed_at IS NULL AND (e.id IS NOT NULL OR s.id IS NOT NULL)
  AND CASE WHEN e.next IS NULL THEN 0 ELSE 1 END >= @Fewest
ORDER BY m.id
LIMIT @Most
