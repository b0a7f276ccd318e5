SELECT COUNT(*)
FROM invitations
WHERE invited_by = @InvitedBy AND created_at >= @Since
