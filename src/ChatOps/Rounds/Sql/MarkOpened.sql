UPDATE proposals
SET state = 'opened', version = version + 1
WHERE id = @Id AND state = 'opening'
