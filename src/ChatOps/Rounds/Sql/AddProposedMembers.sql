INSERT INTO proposal_members (proposal_id, person_id, group_id, side, left_out, code)
SELECT @ProposalId, v.value ->> 'person', v.value ->> 'group', v.value ->> 'side', v.value ->> 'left_out', v.value ->> 'code'
FROM json_each(@Rows) v
