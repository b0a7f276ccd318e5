INSERT INTO participation_meetings (program_key, week, department, booked, held)
SELECT f.program_key, f.week, p.department, sum(CASE WHEN f.is_booked THEN 1 ELSE 0 END), sum(CASE WHEN f.is_booked AND f.is_held THEN 1 ELSE 0 END)
FROM meeting_facts f
JOIN meeting_fact_people p ON p.occurrence_id = f.occurrence_id
WHERE EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = f.program_key AND c.week = f.week AND c.department IS NULL)
GROUP BY f.program_key, f.week, p.department
