DELETE FROM outbox WHERE state <> 'due' AND next_at < @Facts
