SELECT state, CASE WHEN message_id IS NULL THEN NULL ELSE sent_at END AS posted_at, code
FROM outbox
WHERE kind = @Kind AND subject = @Subject AND person_id = @Person AND place = ''
