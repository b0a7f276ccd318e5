SELECT count(*)
FROM (
    SELECT 1
    FROM (
        SELECT m.program_key, m.week, m.department, m.booked, m.held
        FROM participation_meetings m
        WHERE m.week >= (SELECT min(week) FROM meeting_facts)
        UNION ALL
        SELECT f.program_key, f.week, NULL, -sum(CASE WHEN f.is_booked THEN 1 ELSE 0 END), -sum(CASE WHEN f.is_booked AND f.is_held THEN 1 ELSE 0 END)
        FROM meeting_facts f
        WHERE EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = f.program_key AND c.week = f.week)
        GROUP BY f.program_key, f.week
        UNION ALL
        SELECT f.program_key, f.week, p.department, -sum(CASE WHEN f.is_booked THEN 1 ELSE 0 END), -sum(CASE WHEN f.is_booked AND f.is_held THEN 1 ELSE 0 END)
        FROM meeting_facts f
        JOIN meeting_fact_people p ON p.occurrence_id = f.occurrence_id
        WHERE EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = f.program_key AND c.week = f.week)
        GROUP BY f.program_key, f.week, p.department
    ) both_ways
    GROUP BY program_key, week, department
    HAVING sum(booked) <> 0 OR sum(held) <> 0
) differences
