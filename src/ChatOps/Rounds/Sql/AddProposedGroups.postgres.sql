INSERT INTO proposal_groups (id, proposal_id, is_locked, reasons, overlap)
SELECT v.id, @ProposalId, v.is_locked, v.reasons, v.overlap
FROM json_to_recordset(CAST(@Rows AS json)) AS v(id text, is_locked boolean, reasons text, overlap integer)
