INSERT INTO participation_core (program_key, round_number, week, in_week, department, people)
VALUES (@Key, @Number, @Week, @InWeek, @Department, @People)
ON CONFLICT (program_key, round_number, week, in_week, department) DO NOTHING
