SELECT id
FROM check_ins
WHERE partnership_id = @PartnershipId AND shared_at IS NOT NULL
ORDER BY id
