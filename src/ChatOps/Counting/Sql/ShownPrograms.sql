SELECT program_key AS key, name FROM participation_programs
