SELECT size, count(*) AS partnerships
FROM (
    SELECT count(*) AS size
    FROM partnerships s
    JOIN partners p ON p.partnership_id = s.id
    WHERE s.program_id = @ProgramId AND s.started_at <= @At AND (s.ended_at IS NULL OR s.ended_at > @At)
    GROUP BY s.id
) sizes
GROUP BY size
