DELETE FROM moderators
WHERE email = @Before
