UPDATE covers
SET state = @To
WHERE id = @Id AND state = @From
