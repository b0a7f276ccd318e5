SELECT program_key AS key, round_number AS number, is_closed FROM participation_rounds
