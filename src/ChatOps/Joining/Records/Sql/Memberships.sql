SELECT m.* FROM memberships m WHERE m.person_id = @PersonId ORDER BY m.id
