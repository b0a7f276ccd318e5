INSERT INTO stay_wishes (round_id, person_id, partnership_id)
VALUES (@RoundId, @PersonId, @PartnershipId)
ON CONFLICT (round_id, person_id, partnership_id) DO NOTHING
