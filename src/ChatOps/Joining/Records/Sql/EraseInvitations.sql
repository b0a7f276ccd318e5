DELETE FROM invitations
WHERE person_id = @PersonId OR invited_by = @PersonId OR email IN (SELECT p.work_email FROM persons p WHERE p.id = @PersonId)
