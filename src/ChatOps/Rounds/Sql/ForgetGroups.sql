DELETE FROM proposal_groups
WHERE id IN @Ids
