DELETE FROM moderators_taking_part WHERE person_id = @PersonId
