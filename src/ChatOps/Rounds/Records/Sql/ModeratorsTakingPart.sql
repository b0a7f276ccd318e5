SELECT t.* FROM moderators_taking_part t WHERE t.person_id = @PersonId ORDER BY t.program_id
