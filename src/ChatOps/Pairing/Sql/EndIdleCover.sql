UPDATE covers
SET state = CASE WHEN state = 'standing' THEN 'over' ELSE 'ended' END
WHERE id = @Id AND state IN ('asking', 'offered', 'standing')
  AND (EXISTS (SELECT 1 FROM partnerships s WHERE s.id IN (covers.partnership_id, covers.by_partnership_id) AND s.ended_at IS NOT NULL)
       OR NOT EXISTS (
           SELECT 1
           FROM partnerships s
           JOIN memberships m ON m.program_id = s.program_id AND m.person_id = covers.away_id AND m.state = 'paused' AND m.paused_until IS NOT NULL
           WHERE s.id = covers.partnership_id)
       OR EXISTS (
           SELECT 1
           FROM partners p
           JOIN partnerships s ON s.id = p.partnership_id
           JOIN memberships m ON m.program_id = s.program_id AND m.person_id = p.person_id
           WHERE p.partnership_id IN (covers.partnership_id, covers.by_partnership_id) AND p.person_id <> covers.away_id AND m.state <> 'active'))
