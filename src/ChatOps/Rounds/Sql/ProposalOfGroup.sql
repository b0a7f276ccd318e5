SELECT proposal_id
FROM proposal_groups
WHERE id = @Id
