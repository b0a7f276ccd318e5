DELETE FROM responses WHERE check_in_id = @CheckInId AND person_id = @PersonId AND kind = 'cheer'
