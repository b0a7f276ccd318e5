SELECT state, leaves_at FROM leavings WHERE membership_id = @MembershipId
