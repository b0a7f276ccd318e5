DELETE FROM former_emails WHERE until_at < @Facts
