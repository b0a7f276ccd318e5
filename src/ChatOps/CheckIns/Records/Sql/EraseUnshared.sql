DELETE FROM check_ins
WHERE person_id = @PersonId AND shared_at IS NULL AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.check_in_id = check_ins.id)
