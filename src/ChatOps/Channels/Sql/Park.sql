UPDATE outbox
SET claimed_by = NULL, state = 'unreachable'
WHERE id = @Id AND claimed_by = @Me
