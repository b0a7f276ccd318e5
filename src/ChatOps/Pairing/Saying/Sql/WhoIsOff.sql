SELECT person_id
FROM circles_off
WHERE circle_id = @CircleId
