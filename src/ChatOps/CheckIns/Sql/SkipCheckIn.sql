UPDATE check_ins SET state = 'skipped', version = version + 1, nudge_at = NULL, second_nudge_at = NULL WHERE id = @Id AND version = @Version
