UPDATE check_ins
SET state = CASE WHEN state = 'shared' THEN state ELSE 'draft' END,
    partnership_id = CASE WHEN state = 'shared' THEN partnership_id ELSE @PartnershipId END,
    version = version + 1, draft = @Draft, drafted_at = @Now
WHERE id = @Id AND version = @Version
