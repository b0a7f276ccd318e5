DELETE FROM proposal_groups
WHERE proposal_id = @Id
