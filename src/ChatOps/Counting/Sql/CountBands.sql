SELECT weeks, shared, count(*) AS people
FROM (
    SELECT count(*) AS weeks, sum(CASE WHEN is_shared THEN 1 ELSE 0 END) AS shared
    FROM participation_facts
    WHERE program_key = @Key AND week >= @First AND week <= @Last
    GROUP BY person_id
) people
GROUP BY weeks, shared
