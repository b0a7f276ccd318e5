SELECT program_key AS Program, round_number AS Round FROM participation_rounds
WHERE is_closed AND program_key IN (SELECT p.program_key FROM participation_programs p WHERE CAST(@Program AS TEXT) IS NULL OR p.program_key = @Program)
