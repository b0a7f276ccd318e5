UPDATE invitations
SET ask_at = @At
WHERE id = @Id
