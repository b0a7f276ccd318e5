UPDATE check_ins SET on_time_until = @OnTimeUntil, nudge_at = @NudgeAt, second_nudge_at = @SecondNudgeAt WHERE id = @Id
