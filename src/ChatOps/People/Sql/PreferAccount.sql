UPDATE persons SET preferred_account = @Account WHERE id = @Id
