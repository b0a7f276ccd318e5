UPDATE invitations
SET is_declined = TRUE
WHERE id = @Id
