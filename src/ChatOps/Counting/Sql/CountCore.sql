SELECT f.week, f.department, count(*) AS people
FROM participation_facts f
JOIN (
    SELECT person_id
    FROM participation_facts
    WHERE program_key = @Key AND week >= @First AND week <= @Last
    GROUP BY person_id
    HAVING count(*) = @Weeks
) core ON core.person_id = f.person_id
WHERE f.program_key = @Key AND f.week >= @First AND f.week <= @Last
GROUP BY f.week, f.department
