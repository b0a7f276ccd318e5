SELECT program_key AS Program, week AS Week, round_number AS Round, is_closed AS IsClosed, paused AS Paused, pairs AS Pairs, larger_groups AS LargerGroups
FROM participation_weeks
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
ORDER BY program_key, week
