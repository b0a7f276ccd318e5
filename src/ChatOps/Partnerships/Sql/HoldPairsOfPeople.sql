-- Looked for as it was when this statement began, told as it is once it is held: a pair that somebody ended meanwhile comes with its end.
SELECT s.id, s.ended_at
FROM partnerships s
WHERE s.id IN (
    SELECT q.id
    FROM partners p
    JOIN partnerships q ON q.id = p.partnership_id AND q.ended_at IS NULL
    WHERE p.person_id IN @People)
ORDER BY s.id
