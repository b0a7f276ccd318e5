SELECT state FROM check_ins WHERE membership_id = @MembershipId AND week < @Week ORDER BY week DESC LIMIT 1
