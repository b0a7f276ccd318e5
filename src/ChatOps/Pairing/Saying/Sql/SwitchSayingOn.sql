DELETE FROM sayings_off
WHERE partnership_id = @PartnershipId AND person_id = @PersonId
