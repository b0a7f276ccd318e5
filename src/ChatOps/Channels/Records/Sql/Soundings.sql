SELECT s.* FROM soundings s WHERE s.person_id = @PersonId ORDER BY s.sent_at, s.delivery_id
