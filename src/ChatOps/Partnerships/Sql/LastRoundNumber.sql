SELECT MAX(number)
FROM rounds
WHERE program_id = @ProgramId
