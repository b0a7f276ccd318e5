SELECT program_key AS Program, name AS Name FROM participation_programs ORDER BY program_key
