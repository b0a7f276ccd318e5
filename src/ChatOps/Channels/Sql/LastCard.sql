SELECT kind, state, sent_at, code
FROM outbox
WHERE person_id = @Person
ORDER BY COALESCE(sent_at, created_at) DESC, id DESC
LIMIT 1
