INSERT INTO participation_bands (program_key, round_number, week, weeks_shared, people)
VALUES (@Key, @Number, @Week, @WeeksShared, @People)
ON CONFLICT (program_key, round_number, week, weeks_shared) DO NOTHING
