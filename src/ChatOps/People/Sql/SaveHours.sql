UPDATE persons SET work_days = @WorkDays, work_from = @WorkFrom, work_until = @WorkUntil WHERE id = @Id
