SELECT o.* FROM circles_off o WHERE o.person_id = @PersonId ORDER BY o.circle_id
