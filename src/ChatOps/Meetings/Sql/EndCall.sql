UPDATE meeting_work
SET state = @State, code = @Code, attempts = attempts + 1, claimed_by = NULL, ended_at = @Now
WHERE id = @Id AND claimed_by = @Me
