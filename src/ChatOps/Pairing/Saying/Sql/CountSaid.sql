SELECT COUNT(*)
FROM sayings
WHERE person_id = @PersonId AND at > @Since
