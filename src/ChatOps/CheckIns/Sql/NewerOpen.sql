SELECT id FROM check_ins WHERE membership_id = @MembershipId AND week > @Week AND NOT is_closed ORDER BY week DESC LIMIT 1
