SELECT program_key AS Program, round_number AS Round, week AS Week, in_week AS InWeek, department AS Department, people AS People
FROM participation_core
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
