SELECT program_key AS Program, week AS Week, department AS Department, booked AS Booked, held AS Held
FROM participation_meetings
WHERE program_key IN (SELECT p.program_key FROM participation_programs p WHERE CAST(@Program AS TEXT) IS NULL OR p.program_key = @Program)
