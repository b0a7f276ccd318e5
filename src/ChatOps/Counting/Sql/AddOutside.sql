INSERT INTO participation_outside (program_key, round_number, week, last_week, people, steady)
VALUES (@Key, @Number, @Week, @LastWeek, @People, @Steady)
ON CONFLICT (program_key, round_number, week, last_week) DO NOTHING
