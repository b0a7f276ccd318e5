SELECT program_key AS Program, department AS Department, week AS Week, change AS Change
FROM participation_members
WHERE program_key IN (SELECT p.program_key FROM participation_programs p WHERE CAST(@Program AS TEXT) IS NULL OR p.program_key = @Program)
ORDER BY program_key, department, week
