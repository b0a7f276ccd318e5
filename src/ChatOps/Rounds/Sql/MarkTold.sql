UPDATE proposal_groups
SET is_told = TRUE
WHERE id = @Id AND NOT is_told
