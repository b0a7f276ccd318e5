UPDATE check_ins SET is_closed = TRUE, nudge_at = NULL, second_nudge_at = NULL
WHERE membership_id = @MembershipId AND week < @Week AND NOT is_closed
RETURNING id, state
