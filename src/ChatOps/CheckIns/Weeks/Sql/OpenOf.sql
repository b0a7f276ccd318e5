SELECT id FROM check_ins WHERE membership_id = @MembershipId AND NOT is_closed AND closes_at > @Now ORDER BY week DESC LIMIT 1
