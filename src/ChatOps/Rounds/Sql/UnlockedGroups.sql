SELECT id
FROM proposal_groups
WHERE proposal_id = @Id AND NOT is_locked
LIMIT @Most
