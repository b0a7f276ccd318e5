SELECT program_key AS Program, week AS Week, department AS Department, CAST(sum(opened) AS BIGINT) AS Opened, CAST(sum(due) AS BIGINT) AS Due,
    CAST(sum(shared) AS BIGINT) AS Shared, CAST(sum(on_time) AS BIGINT) AS OnTime
FROM participation_rollup
WHERE program_key IN (SELECT p.program_key FROM participation_programs p WHERE CAST(@Program AS TEXT) IS NULL OR p.program_key = @Program)
GROUP BY program_key, week, department
