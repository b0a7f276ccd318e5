UPDATE covers
SET state = 'declined'
WHERE id = @Id AND state = 'asking' AND asked_at < @Before
