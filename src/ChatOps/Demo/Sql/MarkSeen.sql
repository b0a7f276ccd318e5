UPDATE outbox
SET state = 'done', shown = wanted, posted = anew, account_id = @Account, message_account_id = @Account, conversation = @Conversation, message_id = @MessageId, sent_at = @At
WHERE kind = @Kind AND subject = @Subject AND person_id = @Person AND place = ''
