DELETE FROM sample_goals WHERE program_id = @ProgramId
