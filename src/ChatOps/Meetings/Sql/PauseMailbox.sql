INSERT INTO meeting_mailboxes (mailbox, paused_until)
VALUES (@Mailbox, database_now(@Leases) + @Lasting)
ON CONFLICT (mailbox) DO UPDATE
SET paused_until = CASE WHEN excluded.paused_until > meeting_mailboxes.paused_until THEN excluded.paused_until ELSE meeting_mailboxes.paused_until END
