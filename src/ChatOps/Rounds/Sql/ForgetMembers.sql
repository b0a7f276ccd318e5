DELETE FROM proposal_members
WHERE group_id IN @Ids
