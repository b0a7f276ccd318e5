UPDATE check_ins SET nudge_at = @NudgeAt, second_nudge_at = @SecondNudgeAt WHERE id = @Id
