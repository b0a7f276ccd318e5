INSERT INTO participation_rollup AS r (program_key, round_number, week, department, slot, opened, due, shared, on_time)
SELECT program_key, round_number, week, department, CAST(@Slot AS INTEGER), 0, CASE WHEN is_due THEN -1 ELSE 1 END, 0, 0
FROM participation_facts
WHERE check_in_id = @CheckInId AND is_due <> @IsDue AND NOT is_shared
ON CONFLICT (program_key, week, department, round_number, slot) DO UPDATE SET due = r.due + excluded.due
