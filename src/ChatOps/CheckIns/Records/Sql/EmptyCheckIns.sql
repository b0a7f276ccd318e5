-- The partner's copy says that the week was removed as long as there is a row.
UPDATE check_ins
SET words = NULL, draft = NULL, is_closed = TRUE, nudge_at = NULL, second_nudge_at = NULL, nudged_at = NULL, drafted_at = NULL, changed_at = NULL
WHERE person_id = @PersonId AND (words IS NOT NULL OR draft IS NOT NULL OR NOT is_closed OR drafted_at IS NOT NULL)
RETURNING id
