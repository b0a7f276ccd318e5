UPDATE proposal_groups
SET partnership_id = @PartnershipId
WHERE id = @Id
