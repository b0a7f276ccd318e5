UPDATE check_ins SET nudge_at = @NudgeAt, second_nudge_at = NULL, nudged_at = @NudgedAt WHERE id = @Id
