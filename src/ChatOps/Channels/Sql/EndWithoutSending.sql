-- Where a message stands, only the sound is given up: the message is still brought up to date.
UPDATE outbox
SET claimed_by = NULL, next_at = @Now,
    state = CASE WHEN message_id IS NULL THEN @State WHEN wanted > shown THEN 'due' ELSE 'done' END,
    posted = CASE WHEN message_id IS NULL THEN posted ELSE anew END
WHERE id = @Id AND claimed_by = @Me
