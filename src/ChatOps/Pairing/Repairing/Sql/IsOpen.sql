SELECT id
FROM rounds
WHERE id = @Id AND state = 'open'
