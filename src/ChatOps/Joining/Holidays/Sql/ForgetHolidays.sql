DELETE FROM holidays
WHERE program_id = @ProgramId
