-- The item of a fault is a membership, a check-in, a pair or a series of meetings; of offers and guests it begins with the id.
SELECT f.tick, f.kind, f.item, p.display_name AS name
FROM faults f
LEFT JOIN check_ins c ON c.id = f.item
LEFT JOIN round_ends e ON e.id = f.item
LEFT JOIN memberships m ON m.id = COALESCE(c.membership_id, e.membership_id, f.item)
LEFT JOIN meeting_series t ON t.id = SUBSTR(f.item, 1, 36)
LEFT JOIN partnerships s ON s.id = COALESCE(t.partnership_id, SUBSTR(f.item, 1, 36))
LEFT JOIN partners a ON a.partnership_id = s.id
LEFT JOIN persons p ON p.id = COALESCE(m.person_id, a.person_id)
WHERE f.tries >= @Tries AND f.failed_at >= @Since AND COALESCE(f.program_id, m.program_id, s.program_id) = @ProgramId
ORDER BY f.tick, f.kind, f.item, p.display_name, p.id
