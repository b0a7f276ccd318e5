DELETE FROM meeting_work WHERE mailbox = @PersonId OR guest_id = @PersonId
