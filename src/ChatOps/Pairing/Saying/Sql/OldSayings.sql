SELECT id
FROM sayings
WHERE words IS NOT NULL AND at < @Before
ORDER BY at, id
LIMIT @Most
