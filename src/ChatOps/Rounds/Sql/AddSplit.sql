INSERT INTO proposal_splits (proposal_id, first_id, second_id)
VALUES (@ProposalId, @FirstId, @SecondId)
ON CONFLICT (proposal_id, first_id, second_id) DO NOTHING
