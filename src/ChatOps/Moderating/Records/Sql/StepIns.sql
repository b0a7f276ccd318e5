SELECT s.* FROM step_ins s WHERE s.sent_by = @PersonId ORDER BY s.sent_at, s.id
