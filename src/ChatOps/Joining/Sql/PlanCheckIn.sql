UPDATE memberships SET next_check_in_at = @NextAt WHERE id = @MembershipId
