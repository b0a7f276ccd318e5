SELECT s.* FROM cover_shares s JOIN check_ins c ON c.id = s.check_in_id WHERE c.person_id = @PersonId ORDER BY s.check_in_id, s.cover_id
