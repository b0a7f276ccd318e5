UPDATE people_checks
SET state = @State
WHERE id = @Id
