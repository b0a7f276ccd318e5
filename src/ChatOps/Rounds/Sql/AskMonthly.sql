INSERT INTO monthly_talks (id, partnership_id, person_id, partner_id, asked_at)
VALUES (@Id, @PartnershipId, @PersonId, @PartnerId, @Now)
ON CONFLICT (partnership_id, person_id, partner_id) DO NOTHING
