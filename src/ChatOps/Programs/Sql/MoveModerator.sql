INSERT INTO moderators (program_id, email)
SELECT program_id, @After
FROM moderators
WHERE email = @Before
ON CONFLICT (program_id, email) DO NOTHING
