SELECT program_key AS Program, round_number AS Round, week AS Week, weeks_shared AS WeeksShared, people AS People
FROM participation_bands
WHERE program_key = @Program AND round_number = @Round
ORDER BY program_key, week, weeks_shared
