INSERT INTO participation_weeks (program_key, week, round_number, is_closed, paused, pairs, larger_groups)
VALUES (@Key, @Week, @Number, @IsClosed, @Paused, @Pairs, @LargerGroups)
ON CONFLICT (program_key, week) DO UPDATE
SET round_number = excluded.round_number, is_closed = excluded.is_closed, paused = excluded.paused, pairs = excluded.pairs, larger_groups = excluded.larger_groups
