SELECT id
FROM round_ends
WHERE partnership_id = @PartnershipId AND person_id <> @PersonId
