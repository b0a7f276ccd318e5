INSERT INTO round_plans (program_id, next_first_day)
VALUES (@ProgramId, @NextFirstDay)
ON CONFLICT (program_id) DO UPDATE SET next_first_day = excluded.next_first_day
