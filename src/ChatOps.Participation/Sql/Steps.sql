SELECT program_key AS Program, round_number AS Round, week AS Week, outside AS Outside
FROM participation_steps
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
