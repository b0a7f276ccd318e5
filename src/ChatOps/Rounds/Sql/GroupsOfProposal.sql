SELECT g.id AS group_id, g.is_locked, g.reasons, g.overlap, m.person_id, m.side, p.display_name
FROM proposal_groups g
JOIN proposal_members m ON m.group_id = g.id
JOIN persons p ON p.id = m.person_id
WHERE g.proposal_id = @Id
