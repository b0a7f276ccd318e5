INSERT INTO sayings (id, partnership_id, person_id, message_id, is_first, words, at)
SELECT @Id, @PartnershipId, @PersonId, @MessageId, NOT EXISTS (SELECT 1 FROM sayings s WHERE s.partnership_id = @PartnershipId), @Words, @Now
