INSERT INTO sample_goal_lists (program_id, version)
VALUES (@ProgramId, 1)
ON CONFLICT DO NOTHING
