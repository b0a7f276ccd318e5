SELECT c.* FROM check_ins c WHERE c.person_id = @PersonId ORDER BY c.week, c.id
