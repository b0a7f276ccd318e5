UPDATE check_ins
SET state = 'shared', version = version + 1, words = @Words, draft = NULL, drafted_at = NULL,
    shared_at = COALESCE(shared_at, @Now), changed_at = @ChangedAt, taken_back_at = NULL, nudge_at = NULL, second_nudge_at = NULL
WHERE id = @Id AND version = @Version
