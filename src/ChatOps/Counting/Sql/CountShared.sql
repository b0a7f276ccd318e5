INSERT INTO participation_rollup AS r (program_key, round_number, week, department, slot, opened, due, shared, on_time)
SELECT program_key, round_number, week, department, CAST(@Slot AS INTEGER), 0, SUM(CASE WHEN is_due THEN 0 ELSE 1 END), COUNT(*),
    SUM(CASE WHEN check_in_id IN @OnTime THEN 1 ELSE 0 END)
FROM participation_facts
WHERE check_in_id IN @CheckInIds AND NOT is_shared
GROUP BY program_key, round_number, week, department
ON CONFLICT (program_key, week, department, round_number, slot) DO UPDATE
SET due = r.due + excluded.due, shared = r.shared + excluded.shared, on_time = r.on_time + excluded.on_time
