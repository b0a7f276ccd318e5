DELETE FROM circles_off
WHERE circle_id = @CircleId AND person_id = @PersonId
