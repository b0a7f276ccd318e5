UPDATE proposals
SET round_id = @RoundId
WHERE id = @Id
