UPDATE memberships
SET state = 'left', paused_until = NULL, next_check_in_at = NULL, notice_at = 0, joined_at = 0
WHERE person_id = @PersonId
RETURNING id
