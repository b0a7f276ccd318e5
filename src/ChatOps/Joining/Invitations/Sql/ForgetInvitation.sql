DELETE FROM invitations
WHERE id = @Id
