UPDATE check_ins SET closes_at = @ClosesAt
WHERE membership_id = @MembershipId AND round_id = @RoundId AND NOT is_closed
    AND week = (SELECT MAX(q.week) FROM check_ins q WHERE q.membership_id = @MembershipId)
