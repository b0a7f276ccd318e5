UPDATE proposals
SET version = version + 1, state = @State, first_day = @FirstDay, last_day = @LastDay, opens_at = @OpensAt, is_now = @IsNow, approved_by = @ApprovedBy, approved_at = @ApprovedAt,
    round_id = @RoundId
WHERE id = @Id AND version = @Version
