UPDATE check_ins SET is_closed = TRUE, nudge_at = NULL, second_nudge_at = NULL WHERE id = @Id AND NOT is_closed
RETURNING id, state
