SELECT program_key AS key, week, round_number AS number, is_closed, paused, pairs, larger_groups FROM participation_weeks
