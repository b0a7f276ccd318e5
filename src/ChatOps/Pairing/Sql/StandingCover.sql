SELECT c.id, o.id AS person_id, o.display_name
FROM covers c
JOIN partnerships s ON s.id = c.partnership_id AND s.program_id = @ProgramId
JOIN persons o ON (c.person_id = @PersonId AND o.id IN (SELECT n.person_id FROM partners n WHERE n.partnership_id = c.by_partnership_id))
    OR (o.id = c.person_id AND EXISTS (SELECT 1 FROM partners n WHERE n.partnership_id = c.by_partnership_id AND n.person_id = @PersonId))
WHERE c.state = 'standing'
ORDER BY c.id, o.id
