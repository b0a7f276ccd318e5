UPDATE meeting_proposals
SET state = 'over'
WHERE partnership_id = @PartnershipId AND state IN ('looking', 'open')
