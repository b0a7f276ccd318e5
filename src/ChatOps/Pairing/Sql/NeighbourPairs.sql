SELECT s.id
FROM partnerships s
WHERE s.round_id = @RoundId AND s.ended_at IS NULL AND s.id <> @PartnershipId
  AND (SELECT COUNT(*)
       FROM partners n
       JOIN memberships m ON m.program_id = s.program_id AND m.person_id = n.person_id AND m.state = 'active'
       WHERE n.partnership_id = s.id) = 2
  AND (SELECT COUNT(*) FROM partners n WHERE n.partnership_id = s.id) = 2
  AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.by_partnership_id = s.id AND (c.partnership_id = @PartnershipId OR c.state IN ('asking', 'offered', 'standing')))
ORDER BY s.id
