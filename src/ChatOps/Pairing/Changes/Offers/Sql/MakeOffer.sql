INSERT INTO partner_offers (id, partnership_id, person_id, partner_id, reason, offered_at)
VALUES (@Id, @PartnershipId, @PersonId, @PartnerId, @Reason, @Now)
ON CONFLICT (partnership_id, person_id) DO NOTHING
