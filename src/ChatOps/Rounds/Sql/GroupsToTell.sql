SELECT g.id AS group_id, g.partnership_id
FROM proposal_groups g
WHERE g.proposal_id = @Id AND g.partnership_id IS NOT NULL AND NOT g.is_told
ORDER BY g.id
LIMIT @Most
