SELECT id, number, first_day, last_day, state
FROM rounds
WHERE program_id = @ProgramId
ORDER BY number DESC
