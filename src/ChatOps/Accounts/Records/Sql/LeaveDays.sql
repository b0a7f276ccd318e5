SELECT l.* FROM leave_days l WHERE l.person_id = @PersonId ORDER BY l.first_day, l.id
