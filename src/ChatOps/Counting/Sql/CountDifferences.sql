SELECT count(*)
FROM (
    SELECT 1
    FROM (
        SELECT program_key, round_number, week, department, opened, due, shared, on_time
        FROM participation_rollup
        WHERE week >= (SELECT min(week) FROM participation_facts)
        UNION ALL
        SELECT program_key, round_number, week, department, -count(*),
            -sum(CASE WHEN is_due THEN 1 ELSE 0 END),
            -sum(CASE WHEN is_due AND is_shared THEN 1 ELSE 0 END),
            -sum(CASE WHEN is_due AND is_shared AND is_on_time THEN 1 ELSE 0 END)
        FROM participation_facts
        GROUP BY program_key, round_number, week, department
    ) both_ways
    GROUP BY program_key, round_number, week, department
    HAVING sum(opened) <> 0 OR sum(due) <> 0 OR sum(shared) <> 0 OR sum(on_time) <> 0
) differences
