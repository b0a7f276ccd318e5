UPDATE check_ins SET draft = @Draft, drafted_at = @Now, version = version + 1 WHERE id = @Id
