-- Not over what somebody else saved meanwhile.
UPDATE programs SET settings = @Settings WHERE id = @Id AND settings = @Before
