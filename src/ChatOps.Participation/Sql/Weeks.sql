SELECT
    program_key AS Program,
    week AS Monday,
    count(DISTINCT person_id) AS Members,
    sum(CASE WHEN is_due THEN 1 ELSE 0 END) AS Due,
    sum(CASE WHEN is_due AND is_shared THEN 1 ELSE 0 END) AS Shared,
    sum(CASE WHEN is_due AND is_shared AND is_on_time THEN 1 ELSE 0 END) AS OnTime
FROM participation_facts
GROUP BY program_key, week
ORDER BY program_key, week
