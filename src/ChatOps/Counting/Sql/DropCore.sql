DELETE FROM participation_core WHERE week >= (SELECT min(week) FROM participation_facts)
