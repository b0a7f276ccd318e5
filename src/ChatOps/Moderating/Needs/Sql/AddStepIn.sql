INSERT INTO step_ins (id, partnership_id, text, sent_by, sent_at)
VALUES (@Id, @PartnershipId, @Text, @SentBy, @Now)
