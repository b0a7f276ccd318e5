SELECT s.id, s.ended_at
FROM partnerships s
WHERE s.id IN (SELECT q.id FROM partnerships q WHERE q.program_id = @ProgramId AND q.ended_at IS NULL)
ORDER BY s.id
