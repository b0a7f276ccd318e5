INSERT INTO participation_meetings (program_key, week, department, booked, held)
SELECT CAST(@Key AS TEXT), CAST(@Week AS TEXT), NULL,
    COALESCE(sum(CASE WHEN is_booked THEN 1 ELSE 0 END), 0), COALESCE(sum(CASE WHEN is_booked AND is_held THEN 1 ELSE 0 END), 0)
FROM meeting_facts
WHERE program_key = @Key AND week = @Week
