SELECT p.id
FROM proposals p
WHERE p.id = @Id AND p.version = @Version
