SELECT person_id
FROM sayings_off
WHERE partnership_id = @PartnershipId
