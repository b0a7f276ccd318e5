INSERT INTO participation_rollup AS r (program_key, round_number, week, department, slot, opened, due, shared, on_time)
VALUES (@ProgramKey, @RoundNumber, @Week, @Department, @Slot, 1, 1, 0, 0)
ON CONFLICT (program_key, week, department, round_number, slot) DO UPDATE SET opened = r.opened + 1, due = r.due + 1
