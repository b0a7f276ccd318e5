SELECT s.id, s.ended_at
FROM partnerships s
WHERE s.id IN @Ids
ORDER BY s.id
