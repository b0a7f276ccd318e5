UPDATE meeting_series
SET state = @State, ended_by = COALESCE(ended_by, @EndedBy), ended_at = @Now, changed_at = @Now
WHERE id = @Id
