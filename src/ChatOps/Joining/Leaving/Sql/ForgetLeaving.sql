DELETE FROM leavings WHERE membership_id = @MembershipId
