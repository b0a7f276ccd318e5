DELETE FROM participation_bands WHERE week >= (SELECT min(week) FROM participation_facts)
