SELECT c.id
FROM covers c
WHERE c.state = 'standing'
  AND (c.person_id = @PersonId OR EXISTS (SELECT 1 FROM partners n WHERE n.partnership_id = c.by_partnership_id AND n.person_id = @PersonId))
ORDER BY c.id
