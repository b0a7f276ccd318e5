UPDATE meeting_work
SET told = TRIM(told || ' ' || @PersonId)
WHERE id = @Id
