INSERT INTO protection_keys (id, xml, created_at)
VALUES (@Id, @Xml, @CreatedAt)
