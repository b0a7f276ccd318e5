SELECT id, partnership_id, text, sent_by
FROM step_ins
WHERE id = @Id
