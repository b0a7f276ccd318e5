SELECT m.person_id, p.display_name, m.left_out, m.code
FROM proposal_members m
JOIN persons p ON p.id = m.person_id
WHERE m.proposal_id = @Id AND m.group_id IS NULL
