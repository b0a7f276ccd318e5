SELECT program_key AS Program, round_number AS Round, week AS Week, weeks_shared AS WeeksShared, people AS People
FROM participation_bands
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
ORDER BY program_key, week, weeks_shared
