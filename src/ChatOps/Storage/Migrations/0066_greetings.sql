-- Teams tells of one install twice, in either order: who was greeted is not greeted again. Whoever was here before this version was.
ALTER TABLE accounts ADD COLUMN greeted_at BIGINT NULL;
UPDATE accounts SET greeted_at = created_at;
