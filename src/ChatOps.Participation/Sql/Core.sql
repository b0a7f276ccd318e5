SELECT program_key AS Program, round_number AS Round, week AS Week, in_week AS InWeek, department AS Department, people AS People
FROM participation_core
WHERE program_key = @Program AND round_number = @Round
