SELECT program_key AS key, week FROM participation_meetings WHERE department IS NULL
