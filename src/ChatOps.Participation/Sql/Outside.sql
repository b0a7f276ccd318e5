SELECT program_key AS Program, round_number AS Round, week AS Week, last_week AS LastWeek, people AS People, steady AS Steady
FROM participation_outside
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
