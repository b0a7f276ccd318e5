SELECT id, program_id, number, first_day, last_day, state
FROM rounds
WHERE program_id = @ProgramId AND state = 'open'
