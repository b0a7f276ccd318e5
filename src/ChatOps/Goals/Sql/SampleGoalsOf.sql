SELECT id, months, texts
FROM sample_goals
WHERE program_id = @ProgramId
ORDER BY position
