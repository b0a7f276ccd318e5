SELECT DISTINCT message_id
FROM sayings
WHERE partnership_id = @PartnershipId
