SELECT id, week, state, opens_at, closes_at, nudge_at, second_nudge_at, shared_at
FROM check_ins
WHERE membership_id = @MembershipId AND NOT is_closed AND closes_at > @Now
ORDER BY week DESC
LIMIT 1
