INSERT INTO proposal_groups (id, proposal_id, is_locked, reasons, overlap)
SELECT v.value ->> 'id', @ProposalId, v.value ->> 'is_locked', v.value ->> 'reasons', v.value ->> 'overlap'
FROM json_each(@Rows) v
