DELETE FROM participation_meetings WHERE department IS NOT NULL AND week >= (SELECT min(week) FROM meeting_facts)
