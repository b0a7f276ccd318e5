INSERT INTO sayings_off (partnership_id, person_id)
VALUES (@PartnershipId, @PersonId)
ON CONFLICT (partnership_id, person_id) DO NOTHING
