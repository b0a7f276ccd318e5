SELECT w.person_id, w.mailbox, w.subscription_id, w.expires_at, w.is_wanted FROM graph_watches w WHERE w.person_id = @PersonId
