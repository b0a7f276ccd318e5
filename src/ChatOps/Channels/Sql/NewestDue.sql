SELECT MAX(created_at) FROM outbox WHERE state = 'due'
