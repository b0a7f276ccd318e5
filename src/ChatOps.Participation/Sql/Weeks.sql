SELECT program_key AS Program, week AS Week, round_number AS Round, is_closed AS IsClosed, paused AS Paused, pairs AS Pairs, larger_groups AS LargerGroups
FROM participation_weeks
WHERE program_key IN (SELECT p.program_key FROM participation_programs p WHERE CAST(@Program AS TEXT) IS NULL OR p.program_key = @Program)
ORDER BY program_key, week
