SELECT id
FROM partner_offers
WHERE partnership_id = @PartnershipId
