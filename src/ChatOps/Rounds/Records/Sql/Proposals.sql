SELECT p.id, p.program_id, p.first_day, p.state, p.approved_by, p.approved_at FROM proposals p WHERE p.approved_by = @PersonId ORDER BY p.id
