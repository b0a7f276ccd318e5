UPDATE rounds
SET state = 'closed'
WHERE id = @Id
