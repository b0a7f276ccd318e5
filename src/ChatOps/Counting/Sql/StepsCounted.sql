SELECT program_key AS key, round_number AS number, week FROM participation_steps
