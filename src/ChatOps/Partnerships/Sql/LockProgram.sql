SELECT id
FROM programs
WHERE id = @Id
