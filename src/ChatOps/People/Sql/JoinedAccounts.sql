SELECT id, joined_by
FROM accounts
WHERE person_id = @PersonId AND joined_from IS NOT NULL
ORDER BY created_at, id
