SELECT COUNT(*)
FROM step_ins
WHERE partnership_id = @PartnershipId AND sent_at >= @Since
