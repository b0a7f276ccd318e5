SELECT person_id
FROM cover_answers
WHERE cover_id = @CoverId
