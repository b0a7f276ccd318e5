SELECT weeks, shared, last_week, department, count(*) AS people
FROM (
    SELECT count(*) AS weeks, sum(CASE WHEN is_shared THEN 1 ELSE 0 END) AS shared, max(week) AS last_week,
        CASE WHEN min(department) = max(department) THEN min(department) ELSE NULL END AS department
    FROM participation_facts
    WHERE program_key = @Key AND week >= @First AND week <= @Last
    GROUP BY person_id
) people
GROUP BY weeks, shared, last_week, department
