DELETE FROM participation_rollup WHERE week >= (SELECT min(week) FROM participation_facts)
