SELECT m.* FROM meeting_mailboxes m WHERE m.mailbox = @PersonId
