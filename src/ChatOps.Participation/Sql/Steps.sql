SELECT program_key AS Program, round_number AS Round, week AS Week, outside AS Outside
FROM participation_steps
WHERE program_key = @Program AND round_number = @Round
