INSERT INTO participation_steps (program_key, round_number, week, outside)
VALUES (@Key, @Number, @Week, @Outside)
ON CONFLICT (program_key, round_number, week) DO NOTHING
