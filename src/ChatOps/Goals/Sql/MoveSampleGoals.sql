UPDATE sample_goal_lists
SET version = version + 1
WHERE program_id = @ProgramId AND version = @Before
