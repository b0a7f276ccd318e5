SELECT f.* FROM participation_facts f WHERE f.person_id = @PersonId ORDER BY f.week, f.check_in_id
