SELECT id, partnership_id, person_id, partner_id, answer
FROM monthly_talks
WHERE partnership_id = @PartnershipId
ORDER BY id
