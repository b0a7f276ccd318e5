INSERT INTO proposal_members (proposal_id, person_id, group_id, side, left_out, code)
SELECT @ProposalId, v.person, v."group", v.side, v.left_out, v.code
FROM json_to_recordset(CAST(@Rows AS json)) AS v(person text, "group" text, side text, left_out text, code text)
