UPDATE check_ins
SET state = 'draft', version = version + 1, words = NULL, draft = @Draft, drafted_at = @Now, taken_back_at = @Now
WHERE id = @Id AND version = @Version
