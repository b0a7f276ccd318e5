INSERT INTO covers (id, partnership_id, away_id, person_id, by_partnership_id, until, state, asked_at)
SELECT @Id, @PartnershipId, @AwayId, @PersonId, @ByPartnershipId, @Until, 'asking', @Now
WHERE NOT EXISTS (SELECT 1 FROM covers c WHERE c.partnership_id = @PartnershipId AND c.state <> 'declined')
