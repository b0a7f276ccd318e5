INSERT INTO proposal_groups (id, proposal_id, is_locked, reasons, overlap)
VALUES (@Id, @ProposalId, @IsLocked, @Reasons, @Overlap)
