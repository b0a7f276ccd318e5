UPDATE check_ins
SET state = 'shared', version = check_ins.version + 1, words = unhex(v.value), draft = NULL, drafted_at = NULL,
    shared_at = COALESCE(shared_at, @Now), changed_at = CASE WHEN shared_at IS NULL THEN NULL ELSE @Now END, taken_back_at = NULL, nudge_at = NULL, second_nudge_at = NULL
FROM json_each(@Words) v
WHERE check_ins.id = v.key
