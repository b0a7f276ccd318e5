UPDATE content_keys
SET ring_key = @RingKey, wrapped = @Wrapped
WHERE person_id = @PersonId AND wrapped = @Before
