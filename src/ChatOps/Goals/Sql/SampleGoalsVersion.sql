SELECT version FROM sample_goal_lists WHERE program_id = @ProgramId
