UPDATE participation_facts SET is_due = @IsDue WHERE check_in_id = @CheckInId AND NOT is_shared
