SELECT program_key AS Program, round_number AS Round FROM participation_rounds WHERE is_closed AND (CAST(@Program AS TEXT) IS NULL OR program_key = @Program)
