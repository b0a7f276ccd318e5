DELETE FROM participation_outside WHERE week >= (SELECT min(week) FROM participation_facts)
