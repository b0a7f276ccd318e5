INSERT INTO partner_offers (id, partnership_id, person_id, partner_id, reason, offered_at)
SELECT @Id, s.id, @PersonId, @PartnerId, @Reason, @Now
FROM partnerships s
WHERE s.id = @PartnershipId AND s.ended_at IS NULL
ON CONFLICT (partnership_id, person_id) DO NOTHING
