UPDATE participation_meetings
SET booked = (
        SELECT COALESCE(sum(CASE WHEN f.is_booked THEN 1 ELSE 0 END), 0)
        FROM meeting_facts f WHERE f.program_key = participation_meetings.program_key AND f.week = participation_meetings.week),
    held = (
        SELECT COALESCE(sum(CASE WHEN f.is_booked AND f.is_held THEN 1 ELSE 0 END), 0)
        FROM meeting_facts f WHERE f.program_key = participation_meetings.program_key AND f.week = participation_meetings.week)
WHERE department IS NULL AND week >= (SELECT min(week) FROM meeting_facts)
