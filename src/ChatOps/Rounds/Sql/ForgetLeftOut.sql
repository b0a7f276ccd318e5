DELETE FROM proposal_members
WHERE proposal_id = @Id AND group_id IS NULL
