UPDATE check_ins SET state = CASE WHEN draft IS NULL THEN 'due' ELSE 'draft' END, version = version + 1 WHERE id = @Id AND version = @Version
