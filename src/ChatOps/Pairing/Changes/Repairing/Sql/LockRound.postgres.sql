SELECT id
FROM rounds
WHERE id = @Id AND state = 'open'
FOR NO KEY UPDATE
