SELECT COUNT(*)
FROM memberships
WHERE person_id = @PersonId
