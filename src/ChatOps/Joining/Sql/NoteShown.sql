UPDATE memberships
SET notice_shown = @Version
WHERE id = @Id
