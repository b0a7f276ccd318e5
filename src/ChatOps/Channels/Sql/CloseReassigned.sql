UPDATE outbox
SET state = 'done', shown = wanted, posted = wanted
WHERE person_id = @From AND (state = 'due' OR state = 'unreachable') AND claimed_by IS NULL AND attempted_at IS NULL
