SELECT m.* FROM proposal_members m WHERE m.person_id = @PersonId ORDER BY m.proposal_id
