INSERT INTO leavings (membership_id, state, leaves_at)
VALUES (@MembershipId, @State, @LeavesAt)
ON CONFLICT (membership_id) DO UPDATE SET state = excluded.state, leaves_at = excluded.leaves_at
