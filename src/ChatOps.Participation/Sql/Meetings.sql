SELECT program_key AS Program, week AS Week, department AS Department, booked AS Booked, held AS Held
FROM participation_meetings
WHERE CAST(@Program AS TEXT) IS NULL OR program_key = @Program
