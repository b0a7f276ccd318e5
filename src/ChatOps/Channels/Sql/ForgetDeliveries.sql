DELETE FROM deliveries
WHERE seen_at < @Before
