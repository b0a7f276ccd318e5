INSERT INTO participation_rollup (program_key, round_number, week, department, slot, opened, due, shared, on_time)
SELECT program_key, round_number, week, department, 0, count(*),
    sum(CASE WHEN is_due THEN 1 ELSE 0 END),
    sum(CASE WHEN is_due AND is_shared THEN 1 ELSE 0 END),
    sum(CASE WHEN is_due AND is_shared AND is_on_time THEN 1 ELSE 0 END)
FROM participation_facts
GROUP BY program_key, round_number, week, department
