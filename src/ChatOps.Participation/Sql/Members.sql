SELECT program_key AS Program, department AS Department, week AS Week, change AS Change
FROM participation_members
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
ORDER BY program_key, department, week
