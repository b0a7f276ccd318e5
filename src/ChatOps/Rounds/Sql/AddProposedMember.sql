INSERT INTO proposal_members (proposal_id, person_id, group_id, side, left_out, code)
VALUES (@ProposalId, @PersonId, @GroupId, @Side, @LeftOut, @Code)
