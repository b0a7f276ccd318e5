UPDATE covers
SET state = 'declined'
WHERE state = 'asking' AND asked_at < @Before
RETURNING id
