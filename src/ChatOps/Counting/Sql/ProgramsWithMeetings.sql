SELECT DISTINCT program_key FROM meeting_facts
