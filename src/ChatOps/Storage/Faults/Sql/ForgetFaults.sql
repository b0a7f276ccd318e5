DELETE FROM faults
WHERE failed_at < @Before
