DELETE FROM proposal_members
WHERE proposal_id = @Id
