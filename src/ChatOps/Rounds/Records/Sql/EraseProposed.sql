DELETE FROM proposal_members WHERE person_id = @PersonId
