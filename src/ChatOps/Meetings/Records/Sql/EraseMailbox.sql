DELETE FROM meeting_mailboxes WHERE mailbox = @PersonId
