DELETE FROM participation_steps WHERE week >= (SELECT min(week) FROM participation_facts)
