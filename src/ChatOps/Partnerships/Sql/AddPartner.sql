INSERT INTO partners (partnership_id, person_id, side)
VALUES (@PartnershipId, @PersonId, @Side)
